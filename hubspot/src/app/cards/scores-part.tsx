import { Flex, ProgressBar, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard, Points } from "./contact-card.ts";

/** Fit and pain with their bars, and their sum. */
export function ScoresPart({
  card,
  voice: { words },
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
}): ReactNode {
  const bar = (title: string, { points, max }: Points): ReactNode => (
    <ProgressBar
      title={title}
      value={Math.max(0, points)}
      maxValue={max}
      valueDescription={words.outOf(points, max)}
      variant="success"
    />
  );
  const { points, max } = card.leadScore;
  return (
    <Flex direction="column" gap="xs">
      {bar(words.axis.fit, card.fit)}
      {bar(words.axis.pain, card.pain)}
      <Text format={{ fontWeight: "demibold" }}>
        {`${words.axis.total}: ${words.outOf(points, max)}`}
      </Text>
    </Flex>
  );
}
