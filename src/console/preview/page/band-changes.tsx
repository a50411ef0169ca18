import { SimpleGrid, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { PreviewResult } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { previewTexts } from "./preview-texts.ts";

/** Bands and segments before and after, and who moves from which band to which. */
export function BandChanges({ result }: { readonly result: PreviewResult }) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const { number, signed } = useFormats();
  const labels = new Map(result.bands.map(({ name, label }) => [name, pick(label) || name]));
  const row = (key: string, name: ReactNode, before: number, after: number) => (
    <Table.Tr key={key}>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="right">{number(before)}</Table.Td>
      <Table.Td ta="right">{number(after)}</Table.Td>
      <Table.Td ta="right">{signed(after - before)}</Table.Td>
    </Table.Tr>
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Table tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.band}</Table.Th>
            <Table.Th ta="right">{say.inForce}</Table.Th>
            <Table.Th ta="right">{say.draft}</Table.Th>
            <Table.Th ta="right">±</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {result.bands.map(({ name, before, after }) =>
            row(name, labels.get(name), before, after),
          )}
          {result.segments.map(({ segment, before, after }) =>
            row(segment, <SegmentMark segment={segment} />, before, after),
          )}
        </Table.Tbody>
      </Table>
      <Stack gap="xs">
        <Text fw={600} size="sm">
          {say.moves}
        </Text>
        {result.bandMoves.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say.noMoves}
          </Text>
        ) : (
          <Table tabularNums>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.from}</Table.Th>
                <Table.Th>{say.to}</Table.Th>
                <Table.Th ta="right">{say.contacts}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {result.bandMoves.map(({ from, to, contacts }) => (
                <Table.Tr key={`${from} ${to}`}>
                  <Table.Td>{labels.get(from) ?? from}</Table.Td>
                  <Table.Td>{labels.get(to) ?? to}</Table.Td>
                  <Table.Td ta="right">{number(contacts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </SimpleGrid>
  );
}
