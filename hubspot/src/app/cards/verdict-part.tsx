import { Button, Flex, Heading, Input, Select, StatusTag, Text } from "@hubspot/ui-extensions";
import { CrmActionButton } from "@hubspot/ui-extensions/crm";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import type { VerdictState, VerdictValue } from "./contact-card.ts";
import type { Words } from "./card-words.ts";
import { verdictValues } from "./names.ts";
import type { Acting } from "./contact-score.tsx";

type Said = Pick<VerdictState, "reason" | "note">;
type Given = Said & { readonly value: VerdictValue };
const nothingSaid: Said = { reason: "", note: "" };
const colours = { yes: "success", maybe: "warning", never: "danger" } as const;

/** Sales' verdict in one click, and its undoing (domain.md section 7). */
export function VerdictPart(acting: Acting): ReactNode {
  const { card, voice } = acting;
  const [said, setSaid] = useState<Said>(nothingSaid);
  const [isSending, setIsSending] = useState(false);

  const give = async (verdict: Given | null): Promise<void> => {
    setIsSending(true);
    if (await send(acting, verdict)) setSaid(nothingSaid);
    setIsSending(false);
  };

  return (
    <Flex direction="column" gap="xs">
      <Heading>{voice.words.verdictTitle}</Heading>
      {card.verdict === null ? (
        <Choice
          acting={acting}
          said={said}
          onSay={setSaid}
          isSending={isSending}
          onGive={(value) => void give({ value, ...said })}
        />
      ) : (
        <Given
          acting={acting}
          verdict={card.verdict}
          isSending={isSending}
          onUndo={() => void give(null)}
        />
      )}
    </Flex>
  );
}

async function send(
  { card, hold, place, voice, announce }: Acting,
  verdict: Given | null,
): Promise<boolean> {
  const { words } = voice;
  const asked = await askApp<VerdictState>(
    place.appUrl,
    `/cards/contacts/${place.contactId}/verdict`,
    verdict === null ? { value: null } : { ...verdict },
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
  said,
  onSay,
  isSending,
  onGive,
}: {
  readonly acting: Acting;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly isSending: boolean;
  readonly onGive: (value: VerdictValue) => void;
}): ReactNode {
  const { words } = voice;
  return (
    <>
      <Select
        name="verdict-reason"
        label={words.reasonLabel}
        placeholder={words.reasonHint}
        options={Object.entries(words.verdictReason).map(([value, label]) => ({ value, label }))}
        value={said.reason}
        onChange={(reason) => onSay({ ...said, reason: String(reason ?? "") })}
      />
      <Input
        name="verdict-note"
        label={words.noteLabel}
        placeholder={words.noteHint}
        value={said.note}
        onInput={(note) => onSay({ ...said, note })}
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
  acting: { card, voice, place },
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
      {verdict.reason !== "" && (
        <Text>{words.verdictReason[verdict.reason] ?? verdict.reason}</Text>
      )}
      {verdict.note !== "" && <Text>{verdict.note}</Text>}
      <Text variant="microcopy">
        {card.isVerdictPending ? words.verdictPending : words.verdictMeans[verdict.value]}
      </Text>
      <Button size="xs" variant="secondary" disabled={isSending} onClick={onUndo}>
        {Date.now() - verdict.at < undoMs ? words.undo : words.takeBack}
      </Button>
      {verdict.value === "yes" && <TakenOn contactId={place.contactId} words={words} />}
    </>
  );
}

/** For so long the app undoes a verdict; later it makes the lead like a maybe (docs/contracts.md). */
const undoMs = 24 * 60 * 60 * 1000;

/** HubSpot's own forms for what follows a yes: the app needs no permission to write deals or tasks. */
function TakenOn({
  contactId,
  words,
}: {
  readonly contactId: string;
  readonly words: Words;
}): ReactNode {
  const contact = { objectTypeId: "0-1", objectId: Number(contactId) };
  return (
    <Flex direction="row" gap="xs" wrap="wrap">
      <CrmActionButton
        size="xs"
        variant="secondary"
        actionType="OPEN_RECORD_ASSOCIATION_FORM"
        actionContext={{ objectTypeId: "0-3", association: contact }}
      >
        {words.createDeal}
      </CrmActionButton>
      <CrmActionButton size="xs" variant="secondary" actionType="ADD_TASK" actionContext={contact}>
        {words.createTask}
      </CrmActionButton>
    </Flex>
  );
}
