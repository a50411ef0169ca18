import { Button, EmptyState, ErrorState, LoadingSpinner, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import { voiceOf, type CardPlace } from "./card-place.ts";
import { ContactScore, type Announce } from "./contact-score.tsx";
import { useContactCard } from "./use-contact-card.ts";

/** The lead score card: ready or not first, then why; or what keeps it from being shown, and what to do. */
export function LeadScoreCard({
  place,
  announce,
  onArrived,
}: {
  readonly place: CardPlace;
  readonly announce: Announce;
  /** A new score or verdict is there: the record's own properties can be shown anew. */
  readonly onArrived: () => void;
}): ReactNode {
  const hold = useContactCard(place, onArrived);
  const voice = voiceOf(place);
  const { words } = voice;
  const again = (
    <Button size="sm" onClick={() => void hold.reload()}>
      {words.refresh}
    </Button>
  );
  const { state } = hold;
  switch (state.kind) {
    case "loading":
      return <LoadingSpinner label={words.loading} showLabel layout="centered" />;
    case "shown":
      return (
        <ContactScore
          card={state.card}
          hold={hold}
          place={place}
          voice={voice}
          announce={announce}
        />
      );
    case "unscored":
      return (
        <EmptyState title={words.unscoredTitle} layout="vertical" imageName="leads" flush>
          <Text>{words.unscored}</Text>
          {again}
        </EmptyState>
      );
    case "disconnected":
      return (
        <ErrorState title={words.disconnectedTitle} type="lock">
          <Text>{words.disconnected}</Text>
        </ErrorState>
      );
    case "notSetUp":
      return (
        <ErrorState title={words.failedTitle} type="support">
          <Text>{words.notSetUp}</Text>
        </ErrorState>
      );
    case "failed":
      return (
        <ErrorState title={words.failedTitle} type="error">
          <Text>{words.failed}</Text>
          {again}
        </ErrorState>
      );
    default:
      return state satisfies never;
  }
}
