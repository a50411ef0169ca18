import { Alert, SimpleGrid, Stack, Text } from "@mantine/core";
import type { Comparison } from "../../../contract/explanation.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { contactTexts } from "./contact-texts.ts";
import { ExplanationCard } from "./explanation-card.tsx";

/** The score in force, and beside it the draft's where the two differ. */
export function SideBySide({ comparison }: { readonly comparison: Comparison }) {
  const say = useTexts(contactTexts);
  const { published, draft } = comparison;
  if (published === null && draft === null) return <Text>{say.notScored}</Text>;
  const isSame =
    published !== null &&
    draft !== null &&
    JSON.stringify(published.lines) === JSON.stringify(draft.lines) &&
    published.isReady === draft.isReady &&
    published.band.name === draft.band.name;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, md: published === null || draft === null || isSame ? 1 : 2 }}>
        {published !== null && (
          <ExplanationCard
            title={say.inForce(published.model.name, String(published.model.version ?? ""))}
            explanation={published}
          />
        )}
        {draft !== null && !isSame && (
          <ExplanationCard title={say.draft(draft.model.name)} explanation={draft} />
        )}
      </SimpleGrid>
      {isSame && (
        <Text size="sm" c="dimmed">
          {say.sameAsDraft}
        </Text>
      )}
      {draft === null && <Alert color="yellow">{say.faultyDraft}</Alert>}
    </Stack>
  );
}
