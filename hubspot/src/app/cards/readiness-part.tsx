import { Alert, Flex, Heading, StatusTag, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard, Gate, HandoffOfCard, LeftBecause } from "./contact-card.ts";

type Part = { readonly card: ContactCard; readonly voice: Voice };

/** The first thing that is read: ready or not, since when, and by when sales must call. */
export function ReadinessPart({ card, voice }: Part): ReactNode {
  const { words } = voice;
  if (card.kind === "customer") {
    return (
      <Flex direction="row" gap="sm" align="center">
        <StatusTag variant="info">{words.customer}</StatusTag>
      </Flex>
    );
  }
  return card.readiness.isReady ? (
    <Ready card={card} voice={voice} />
  ) : (
    <NotReady card={card} voice={voice} />
  );
}

function Ready({ card, voice }: Part): ReactNode {
  const { words, date } = voice;
  if (!card.readiness.isReady) return null;
  const { since } = card.readiness;
  return (
    <Flex direction="column" gap="xs">
      <Flex direction="row" gap="sm" align="center" wrap="wrap">
        <StatusTag variant="success">{words.ready}</StatusTag>
        <Text variant="microcopy">{words.since(date(since))}</Text>
      </Flex>
      {card.handoff !== null && card.verdict === null && (
        <HandoffLine handoff={card.handoff} voice={voice} />
      )}
      {card.opening !== null && (
        <Text>
          {`${words.opening}: ${words.event(card.opening.type)}${card.opening.detail === "" ? "" : `: ${card.opening.detail}`} · ${date(card.opening.at)}`}
        </Text>
      )}
      <Text variant="microcopy">
        {card.owner === null
          ? words.noOwner
          : words.owner([card.owner.name, card.owner.team].filter(Boolean).join(", "))}
      </Text>
      {card.nextStep !== null && <Heading>{words.nextStep[card.nextStep]}</Heading>}
      {card.gate !== null && <Text>{gateText(card.gate, voice)}</Text>}
    </Flex>
  );
}

/** Until when sales must have tried, or what it has done so far. */
function HandoffLine({
  handoff: { state, contactBy, firstContact, attempts, conversations },
  voice: { words, date },
}: {
  readonly handoff: HandoffOfCard;
  readonly voice: Voice;
}): ReactNode {
  if (firstContact !== null) {
    const { at, how, isLoggedLater } = firstContact;
    return (
      <Flex direction="column" gap="xs">
        <Text format={{ fontWeight: "demibold" }}>
          {words.firstContact(words.contactHow[how], date(at), state === "late")}
        </Text>
        <Text variant="microcopy">
          {`${words.tries(attempts, conversations)}${isLoggedLater ? ` · ${words.loggedLater}` : ""}`}
        </Text>
      </Flex>
    );
  }
  if (contactBy === null || state === "lost_waiting") return null;
  return state === "breached" ? (
    <Alert title={words.overdueTitle} variant="danger">
      {words.overdue(date(contactBy))}
    </Alert>
  ) : (
    <Text format={{ fontWeight: "demibold" }}>{words.contactBy(date(contactBy))}</Text>
  );
}

function NotReady({ card, voice }: Part): ReactNode {
  const { words, date } = voice;
  if (card.readiness.isReady) return null;
  const { left } = card.readiness;
  const { gate } = card;
  const isTold = left !== null && left.because.kind === gate?.kind;
  return (
    <Flex direction="column" gap="xs">
      <Flex direction="row" gap="sm" align="center" wrap="wrap">
        <StatusTag variant="default">{words.notReady}</StatusTag>
        {gate !== null && !isTold && <Text variant="microcopy">{gateText(gate, voice)}</Text>}
      </Flex>
      {left !== null && <Text>{words.left(date(left.at), becauseText(left.because, voice))}</Text>}
      {card.nextStep !== null && <Heading>{words.nextStep[card.nextStep]}</Heading>}
    </Flex>
  );
}

function gateText(gate: Gate, { words, date }: Voice): string {
  const until = gate.kind === "exclusion" && gate.until !== null ? date(gate.until) : null;
  return words.gate(gate, until);
}

function becauseText(because: LeftBecause, voice: Voice): string {
  return because.kind === "points" || because.kind === "model"
    ? voice.words.because(because)
    : gateText(because, voice);
}
