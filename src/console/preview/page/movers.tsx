import { Group, SegmentedControl, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Movers as Page, PreviewResult } from "../../contract/preview.ts";
import type { ModelKind } from "../../contract/text.ts";
import { ContactDrawer } from "../../leads/page/contact/contact-drawer.tsx";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { ReadyMark } from "../../shell/page/marks/ready-mark.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { moversQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { previewTexts } from "./preview-texts.ts";
import { times } from "./ready-table.tsx";

const limit = 25;
const groups = ["all", "becomesReady", "leavesReady", "band"] as const;

type Props = {
  readonly kind: ModelKind;
  readonly previewId: string;
  readonly bands: PreviewResult["bands"];
};

/** Contacts whose readiness or band would change; each opens side by side. */
export function Movers({ kind, previewId, bands }: Props) {
  const say = useTexts(previewTexts);
  const [group, setGroup] = useState<string>("all");
  const [offset, setOffset] = useState(0);
  const isNarrow = useMediaQuery("(max-width: 36em)");
  const [explained, setExplained] = useState<string | null>(null);
  const query = useQuery(moversQuery(previewId, { group, offset, limit }));
  return (
    <Stack gap="sm">
      <Group>
        <SegmentedControl
          aria-label={say.movers}
          orientation={isNarrow ? "vertical" : "horizontal"}
          value={group}
          data={groups.map((value) => ({ value, label: say.groups[value] }))}
          onChange={(chosen) => {
            setGroup(chosen);
            setOffset(0);
          }}
        />
      </Group>
      <Loaded query={query}>
        {({ total, items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noMovers}
            </Text>
          ) : (
            <>
              <MoverTable items={items} bands={bands} onExplain={setExplained} />
              <Pager total={total} offset={offset} limit={limit} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
      <ContactDrawer kind={kind} contactId={explained} onClose={() => setExplained(null)} />
    </Stack>
  );
}

type Mover = Page["items"][number];
type TableProps = {
  readonly items: readonly Mover[];
  readonly bands: PreviewResult["bands"];
  readonly onExplain: (contactId: string) => void;
};

function MoverTable({ items, bands, onExplain }: TableProps) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const labels = new Map(bands.map(({ name, label }) => [name, pick(label) || name]));
  return (
    <Table.ScrollContainer minWidth={800} type="native" tabIndex={0} aria-label={say.movers}>
      <Table tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.mover}</Table.Th>
            {times.map((time) => (
              <Table.Th key={time}>{say.times[time]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ contactId, name, email, recordUrl, ...sides }) => {
            const who = name || email || contactId;
            return (
              <Table.Tr key={contactId}>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <UnstyledButton
                      aria-label={say.explain(who)}
                      onClick={() => onExplain(contactId)}
                      style={{ textDecoration: "underline", textUnderlineOffset: 3 }}
                    >
                      <Text size="sm">{who}</Text>
                    </UnstyledButton>
                    <RecordLink url={recordUrl} who={who} />
                  </Group>
                </Table.Td>
                {times.map((time) => (
                  <Table.Td key={time}>
                    <Side
                      side={sides[time]}
                      band={labels.get(sides[time].band) ?? sides[time].band}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Side({ side, band }: { readonly side: Mover["before"]; readonly band: string }) {
  const { number } = useFormats();
  return (
    <Group gap={6}>
      <Text size="sm" fw={650} miw={28}>
        {number(side.score)}
      </Text>
      <Text size="sm">{band}</Text>
      <SegmentMark segment={side.segment} />
      <ReadyMark isReady={side.isReady} />
    </Group>
  );
}
