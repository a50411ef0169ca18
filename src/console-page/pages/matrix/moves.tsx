import { Paper, Stack, Table, Text, Title } from "@mantine/core";
import type { Matrix } from "../../../console/api/schemas/matrix.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { SegmentMark } from "../../marks/segment-mark.tsx";
import { matrixTexts } from "./matrix-texts.ts";

/** How many moved from segment to segment in the last 30 days. */
export function Moves({ matrix }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const { number } = useFormats();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.moves}
        </Title>
        {matrix.movesAsOf === null ? (
          <Text c="dimmed">{say.movesWait}</Text>
        ) : matrix.moves.length === 0 ? (
          <Text c="dimmed">{say.noMoves}</Text>
        ) : (
          <Table maw={420} tabularNums>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.from}</Table.Th>
                <Table.Th>{say.to}</Table.Th>
                <Table.Th ta="right">{say.count}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {matrix.moves.map(({ from, to, contacts }) => (
                <Table.Tr key={`${from} ${to}`}>
                  <Table.Td>
                    <SegmentMark segment={from} />
                  </Table.Td>
                  <Table.Td>
                    <SegmentMark segment={to} />
                  </Table.Td>
                  <Table.Td ta="right">{number(contacts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  );
}
