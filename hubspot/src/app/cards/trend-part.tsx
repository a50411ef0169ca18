import { Flex, Heading, LineChart, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ContactCard } from "./contact-card.ts";

/** How the score came to where it is; a single point is no trend. */
export function TrendPart({
  card: { trend },
  voice: { words },
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
}): ReactNode {
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.trend}</Heading>
      {trend.length < 2 ? (
        <Text variant="microcopy">{words.noTrend}</Text>
      ) : (
        <LineChart
          data={trend.map(({ day, leadScore }) => ({ day, points: leadScore }))}
          axes={{
            x: { field: "day", fieldType: "datetime" },
            y: { field: "points", fieldType: "linear", label: words.points },
          }}
          options={{ showTooltips: true }}
        />
      )}
    </Flex>
  );
}
