import { Group, Paper, Stack } from "@mantine/core";
import type { Lead } from "../../contract/leads.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { OwnerOf, ReasonOf, ScoreFigures, SegmentOf, StatusOf, Who } from "./lead-parts.tsx";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly items: readonly Lead[];
  readonly onExplain: (contactId: string) => void;
};

/** One page of leads on a phone: a card each, with everything that the table says. */
export function LeadCards({ items, onExplain }: Props) {
  const say = useTexts(leadsTexts);
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
            <Group gap="md" align="flex-start">
              <SegmentOf lead={lead} />
              <OwnerOf lead={lead} />
            </Group>
            <ReasonOf lead={lead} />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
