import { Alert, Anchor, Stack, Text, Title } from "@mantine/core";
import type { Health } from "../../../console/api/schemas/health.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { PlaceLink } from "../../navigation/place-link.tsx";
import { healthTexts } from "./health-texts.ts";

/** Broken sources, properties in the way, and features that are off, each with what to do. */
export function NeedsYou({ health }: { readonly health: Health }) {
  const say = useTexts(healthTexts);
  const pick = usePick();
  const { brokenSources, conflicts, featuresOff } = health;
  const isWell = brokenSources.length + conflicts.length + featuresOff.length === 0;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.needsYou}
      </Title>
      {isWell && (
        <Text size="sm" c="dimmed">
          {say.allWell}
        </Text>
      )}
      {brokenSources.map(({ name, text }) => (
        <Alert key={name} color="red" title={`${say.broken}: ${name}`}>
          {pick(text)}{" "}
          <Anchor component={PlaceLink} to="mapping" size="sm" underline="always">
            {say.toMapping}
          </Anchor>
        </Alert>
      ))}
      {conflicts.map(({ name, text }) => (
        <Alert key={name} color="red" title={`${say.conflict}: ${name}`}>
          {pick(text)}
        </Alert>
      ))}
      {featuresOff.map(({ feature, missing, advice }) => (
        <Alert key={feature.en} color="yellow" title={`${say.featuresOff}: ${pick(feature)}`}>
          {pick(advice)} {say.missing(missing.join(", "))}
        </Alert>
      ))}
    </Stack>
  );
}
