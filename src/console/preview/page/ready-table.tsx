import { Stack, Table, Text } from "@mantine/core";
import type { PreviewResult } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { previewTexts } from "./preview-texts.ts";

/** The three times that a preview tells of, in their order. */
export const times = ["before", "after", "settled"] as const;

/** Heads of the columns for the three times. */
export function TimeHeads() {
  const say = useTexts(previewTexts);
  return times.map((time) => (
    <Table.Th key={time} ta="right">
      {say.times[time]}
    </Table.Th>
  ));
}

/**
 * How many leads are ready now, right after publishing and once all has settled, by points and by raised hands apart: a
 * draft that takes points away shows only in the last column what it does.
 */
export function ReadyTable({ result }: { readonly result: PreviewResult }) {
  const say = useTexts(previewTexts);
  const { number, signed, dateTime } = useFormats();
  const { ready, raised, becomes, leaves, averageScore } = result;
  const later = (of: (time: "after" | "settled") => number): readonly string[] => [
    "",
    signed(of("after")),
    signed(of("settled")),
  ];
  const rows: readonly (readonly [string, string, readonly string[], boolean])[] = [
    ["ready", say.ready, times.map((time) => number(ready[time])), true],
    ["byScore", say.byScore, times.map((time) => number(ready[time] - raised[time])), false],
    ["raised", say.raised, times.map((time) => number(raised[time])), false],
    ["becomes", say.becomes, later((time) => becomes[time]), false],
    ["leaves", say.leaves, later((time) => -leaves[time]), false],
    ["average", say.average, times.map((time) => number(averageScore[time])), false],
  ];
  return (
    <Stack gap={4} maw={640}>
      <Table.ScrollContainer minWidth={340} type="native" tabIndex={0} aria-label={say.ready}>
        <Table tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <TimeHeads />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, label, cells, isMain]) => (
              <Table.Tr key={name} data-ready-row={name} fw={isMain ? 650 : undefined}>
                <Table.Td>{label}</Table.Td>
                {cells.map((cell, at) => (
                  <Table.Td key={times[at]} ta="right" fz={isMain ? "lg" : "sm"}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed">
        {say.settledMeans(dateTime(result.settledAt))}
      </Text>
    </Stack>
  );
}
