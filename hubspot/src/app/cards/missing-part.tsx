import { Flex, Heading, List, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";

/** What is missing for ready; nothing when nothing is. */
export function MissingPart({
  card,
  voice: { words },
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
}): ReactNode {
  if (card.readiness.isReady || card.missing.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.missingTitle}</Heading>
      <List variant="unordered-styled">
        {card.missing.map((line) =>
          line.kind === "points" ? (
            <Text key={line.of}>{words.short(line.short, line.of)}</Text>
          ) : (
            <Text key={line.label}>{words.unknown(line.label)}</Text>
          ),
        )}
      </List>
    </Flex>
  );
}
