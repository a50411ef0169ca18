import { Alert, Button, Divider, Flex, Link, LoadingButton, Text } from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { BehaviourPart } from "./behaviour-part.tsx";
import type { CardPlace, Voice } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";
import { CustomerPart } from "./customer-part.tsx";
import { MissingPart } from "./missing-part.tsx";
import { PlacePart } from "./place-part.tsx";
import { ReadinessPart } from "./readiness-part.tsx";
import { ReasonsPart } from "./reasons-part.tsx";
import { ScoresPart } from "./scores-part.tsx";
import { TrendPart } from "./trend-part.tsx";
import type { CardHold } from "./use-contact-card.ts";
import { VerdictPart } from "./verdict-part.tsx";

/** Tells the person what came of a click. */
export type Announce = (kind: "success" | "danger", message: string) => void;

/** What the parts of the card that act have in hand. */
export type Acting = {
  readonly card: ContactCard;
  readonly hold: CardHold;
  readonly place: CardPlace;
  readonly voice: Voice;
  readonly announce: Announce;
};

/** A scored contact, in the order in which a salesperson reads. */
export function ContactScore(acting: Acting): ReactNode {
  const { card, place, voice } = acting;
  const { words } = voice;
  const isCustomer = card.kind === "customer";
  return (
    <Flex direction="column" gap="small">
      {card.isPaused && (
        <Alert title={words.pausedTitle} variant="warning">
          {words.paused}
        </Alert>
      )}
      <ReadinessPart card={card} voice={voice} />
      {card.untold !== null && <UntoldPart {...acting} untold={card.untold} />}
      {isCustomer ? (
        <CustomerPart card={card} voice={voice} isNarrow={place.isNarrow} />
      ) : (
        <>
          <ReasonsPart reasons={card.reasons} voice={voice} isNarrow={place.isNarrow} />
          <MissingPart card={card} voice={voice} />
          <VerdictPart {...acting} />
          <NextLead {...acting} />
          <Divider />
          <ScoresPart card={card} voice={voice} />
          <PlacePart card={card} voice={voice} isNarrow={place.isNarrow} />
          {!place.isNarrow && <TrendPart card={card} voice={voice} />}
        </>
      )}
      <BehaviourPart card={card} voice={voice} isNarrow={place.isNarrow} />
      <Foot {...acting} />
    </Flex>
  );
}

/** Why sales was not told of a ready lead, and the way to tell it. */
function UntoldPart({
  card,
  hold,
  place,
  voice,
  announce,
  untold,
}: Acting & { readonly untold: NonNullable<ContactCard["untold"]> }): ReactNode {
  const { words } = voice;
  const [isAsking, setIsAsking] = useState(false);
  const handOff = async (): Promise<void> => {
    setIsAsking(true);
    const asked = await askApp(place.appUrl, `/cards/contacts/${place.contactId}/handoff`, {});
    if (asked.ok) {
      announce("success", words.handedOff);
      hold.show({ ...card, untold: null, isWaiting: true });
    } else announce("danger", words.notTaken);
    setIsAsking(false);
  };
  return (
    <Alert title={words.untold[untold.is]} variant="info">
      <Flex direction="column" gap="xs">
        <Text>{untold.why}</Text>
        <LoadingButton
          size="sm"
          variant="secondary"
          loading={isAsking}
          disabled={card.isPaused}
          onClick={() => void handOff()}
        >
          {words.handOff}
        </LoadingButton>
      </Flex>
    </Alert>
  );
}

/** Leads on to whoever is to be called next. */
function NextLead({ place, voice: { words } }: Acting): ReactNode {
  const [next, setNext] = useState<NextOfList | null | undefined>(undefined);
  const look = async (): Promise<void> => {
    const path = `/cards/contacts/${place.contactId}/next`;
    const asked = await askApp<{ readonly next: NextOfList | null }>(place.appUrl, path);
    if (asked.ok) setNext(asked.value.next);
  };
  if (next === null) return <Text variant="microcopy">{words.noNext}</Text>;
  if (next !== undefined) {
    return <Link href={{ url: next.url, external: false }}>{`${words.next}: ${next.name}`}</Link>;
  }
  return (
    <Button size="xs" variant="secondary" onClick={() => void look()}>
      {words.next}
    </Button>
  );
}

type NextOfList = { readonly name: string; readonly url: string };

function Foot({ card, hold, place, voice, announce }: Acting): ReactNode {
  const { words, date } = voice;
  const [isAsking, setIsAsking] = useState(false);
  const recalculate = async (): Promise<void> => {
    setIsAsking(true);
    const asked = await askApp(place.appUrl, `/cards/contacts/${place.contactId}/recalculate`, {});
    if (asked.ok) hold.show({ ...card, isWaiting: true });
    else announce("danger", words.notTaken);
    setIsAsking(false);
  };
  const isBusy = isAsking || (card.isWaiting && !card.isPaused);
  return (
    <Flex direction="column" gap="xs">
      {card.isWaiting && <Text variant="microcopy">{words.waiting}</Text>}
      <LoadingButton
        size="sm"
        variant="secondary"
        loading={isBusy}
        disabled={card.isPaused}
        onClick={() => void recalculate()}
      >
        {isBusy ? words.recalculating : words.recalculate}
      </LoadingButton>
      <Text variant="microcopy">
        {words.asOf(date(card.asOf), `${card.model.name} ${card.model.version}`)}
      </Text>
    </Flex>
  );
}
