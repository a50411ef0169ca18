import { Button, Flex, Heading, Input, StatusTag, Text } from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import type { VerdictState, VerdictValue } from "./contact-card.ts";
import { verdictValues } from "./names.ts";
import type { Acting } from "./contact-score.tsx";

const colours = { yes: "success", maybe: "warning", never: "danger" } as const;

/** Sales' verdict in one click, and its undoing (domain.md section 7). */
export function VerdictPart(acting: Acting): ReactNode {
  const { card, voice } = acting;
  const [reason, setReason] = useState("");
  const [before, setBefore] = useState<VerdictState | null>(null);
  const [isSending, setIsSending] = useState(false);

  const give = async (verdict: Pick<VerdictState, "value" | "reason"> | null): Promise<void> => {
    setIsSending(true);
    if (await send(acting, verdict)) {
      setBefore(card.verdict);
      setReason("");
    }
    setIsSending(false);
  };

  return (
    <Flex direction="column" gap="xs">
      <Heading>{voice.words.verdictTitle}</Heading>
      {card.verdict === null ? (
        <Choice
          acting={acting}
          reason={reason}
          onReason={setReason}
          isSending={isSending}
          onGive={(value) => void give({ value, reason })}
        />
      ) : (
        <Given
          acting={acting}
          verdict={card.verdict}
          isSending={isSending}
          onUndo={() => void give(before)}
        />
      )}
    </Flex>
  );
}

async function send(
  { card, hold, place, voice, announce }: Acting,
  verdict: Pick<VerdictState, "value" | "reason"> | null,
): Promise<boolean> {
  const { words } = voice;
  const asked = await askApp<VerdictState>(
    place.appUrl,
    `/cards/contacts/${place.contactId}/verdict`,
    verdict === null ? { value: null } : { value: verdict.value, reason: verdict.reason },
  );
  if (!asked.ok) {
    announce("danger", words.notTaken);
    return false;
  }
  announce("success", verdict === null ? words.verdictUndone : words.verdictKept);
  hold.show({
    ...card,
    verdict: verdict === null ? null : { ...verdict, at: asked.value.at },
    isVerdictPending: true,
    isWaiting: true,
  });
  return true;
}

function Choice({
  acting: { voice, place },
  reason,
  onReason,
  isSending,
  onGive,
}: {
  readonly acting: Acting;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly isSending: boolean;
  readonly onGive: (value: VerdictValue) => void;
}): ReactNode {
  const { words } = voice;
  return (
    <>
      <Input
        name="verdict-reason"
        label={words.reasonLabel}
        placeholder={words.reasonHint}
        value={reason}
        onInput={onReason}
      />
      <Flex direction={place.isNarrow ? "column" : "row"} gap="xs">
        {verdictValues.map((value) => (
          <Button
            key={value}
            size="sm"
            variant={value === "never" ? "destructive" : "secondary"}
            disabled={isSending}
            onClick={() => onGive(value)}
          >
            {words.verdict[value]}
          </Button>
        ))}
      </Flex>
      <Text variant="microcopy">{words.verdictHint}</Text>
    </>
  );
}

function Given({
  acting: { card, voice },
  verdict,
  isSending,
  onUndo,
}: {
  readonly acting: Acting;
  readonly verdict: VerdictState;
  readonly isSending: boolean;
  readonly onUndo: () => void;
}): ReactNode {
  const { words, date } = voice;
  return (
    <>
      <Flex direction="row" gap="sm" align="center" wrap="wrap">
        <StatusTag variant={colours[verdict.value]}>{words.verdict[verdict.value]}</StatusTag>
        <Text variant="microcopy">{date(verdict.at)}</Text>
      </Flex>
      {verdict.reason !== "" && <Text>{verdict.reason}</Text>}
      <Text variant="microcopy">
        {card.isVerdictPending ? words.verdictPending : words.verdictMeans[verdict.value]}
      </Text>
      <Button size="xs" variant="secondary" disabled={isSending} onClick={onUndo}>
        {words.undo}
      </Button>
    </>
  );
}
