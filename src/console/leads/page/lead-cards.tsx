import { Group, Paper, Stack, Text } from "@mantine/core";
import type { Lead } from "../../contract/leads.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { OwnerOf, ReasonOf, ScoreFigures, StatusOf, Who } from "./lead-parts.tsx";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly items: readonly Lead[];
  readonly onExplain: (contactId: string) => void;
};

/** One page of leads on a phone: a card each, with everything that the table says. */
export function LeadCards({ items, onExplain }: Props) {
  const say = useTexts(leadsTexts);
  const outcomes = useTexts(outcomeTexts);
  return (
    <Stack gap="xs" component="ul" p={0} m={0} aria-label={say.table}>
      {items.map((lead) => (
        <Paper key={lead.contactId} component="li" withBorder p="sm" style={{ listStyle: "none" }}>
          <Stack gap={6}>
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <Who lead={lead} onExplain={onExplain} />
              <Stack gap={0} ta="right">
                <ScoreFigures lead={lead} />
              </Stack>
            </Group>
            <StatusOf lead={lead} />
            <Group gap="xs">
              <SegmentMark segment={lead.segment} />
              {lead.nextStep !== null && <Text size="sm">{outcomes.nextSteps[lead.nextStep]}</Text>}
              <OwnerOf lead={lead} />
            </Group>
            <ReasonOf lead={lead} />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
