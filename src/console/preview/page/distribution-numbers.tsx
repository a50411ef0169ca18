import { Table } from "@mantine/core";
import type { PreviewResult } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { previewTexts } from "./preview-texts.ts";

type Props = { readonly distribution: PreviewResult["distribution"] };

/** The chart's numbers, for those who cannot see it or want to copy them. */
export function DistributionNumbers({ distribution }: Props) {
  const say = useTexts(previewTexts);
  const { number } = useFormats();
  return (
    <details>
      <summary>{say.showNumbers}</summary>
      <Table maw={420} tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.scores}</Table.Th>
            <Table.Th ta="right">{say.inForce}</Table.Th>
            <Table.Th ta="right">{say.draft}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {distribution.map(({ from, before, after }) => (
            <Table.Tr key={from}>
              <Table.Td>
                {from}–{from + 4}
              </Table.Td>
              <Table.Td ta="right">{number(before)}</Table.Td>
              <Table.Td ta="right">{number(after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
