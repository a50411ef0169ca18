import { Flex, Heading, List, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";

/** What the contact did last: one line where there is little room, five otherwise. */
export function BehaviourPart({
  card,
  voice: { words, date },
  isNarrow,
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
  readonly isNarrow: boolean;
}): ReactNode {
  const shown = isNarrow ? card.behaviour.slice(0, 1) : card.behaviour;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.behaviour}</Heading>
      {shown.length === 0 ? (
        <Text variant="microcopy">{words.noBehaviour}</Text>
      ) : (
        <List variant="unordered-styled">
          {shown.map(({ type, at, detail }, index) => (
            <Text key={`${index} ${at}`}>
              {`${words.event(type)}${detail === "" ? "" : `: ${detail}`} · ${date(at)}`}
            </Text>
          ))}
        </List>
      )}
    </Flex>
  );
}
