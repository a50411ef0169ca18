import { Flex, Heading, Statistics, StatisticsItem, Text } from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { SettingsHold } from "./settings-view.tsx";

/** The model in force, and how many contacts it has scored. */
export function ModelPart({ hold }: { readonly hold: SettingsHold }): ReactNode {
  const { model, contacts, underWay } = hold.state;
  const { words, date } = hold.voice;
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.modelTitle}</Heading>
      {model === null ? (
        <Text>{words.noModel}</Text>
      ) : (
        <>
          <Text format={{ fontWeight: "demibold" }}>{words.model(model.name, model.version)}</Text>
          <Text variant="microcopy">
            {words.published(date(model.publishedAt), model.publishedBy)}
          </Text>
        </>
      )}
      <Statistics>
        <StatisticsItem label={words.scored} number={contacts.scored} />
        <StatisticsItem label={words.ready} number={contacts.ready} />
        <StatisticsItem label={words.waiting} number={contacts.waiting} />
      </Statistics>
      {underWay !== null && (
        <Text>{words.underWay(underWay.what, underWay.done, underWay.total)}</Text>
      )}
    </Flex>
  );
}
