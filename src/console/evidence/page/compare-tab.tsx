import { Alert, List, Stack, Table, Text } from "@mantine/core";
import type { Findings } from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

/** From so many sales on companies are kept apart for comparing (src/evidence/account/rows.ts). */
const salesToCompare = 100;

function rank(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

type Props = {
  readonly findings: Findings;
  /** Drafts that were compared on these leads so far. */
  readonly looks: number;
};

/** From so many looks at the same leads on, only new outcomes prove anything. */
const tooManyLooks = 3;

/** The model in force, the draft and earlier versions on the same unseen leads. */
export function CompareTab({ findings: { comparison, sales }, looks }: Props) {
  const say = useTexts(evidenceTexts);
  const { language } = useLanguage();
  const { number } = useFormats();
  if (comparison === null) {
    const isFew = sales < salesToCompare;
    return (
      <Alert color="gray">
        {isFew ? say.compareFew(number(sales), number(salesToCompare)) : say.compareAlone}
      </Alert>
    );
  }
  const rows = [comparison.first, ...comparison.others];
  const hasAmounts = rows.some(({ amount }) => amount !== null);
  const head = [say.model, say.ranks, say.topTenth, say.found, ...(hasAmounts ? [say.amount] : [])];
  return (
    <Stack gap="md">
      <Text size="sm">{say.compareText}</Text>
      {looks >= tooManyLooks && <Alert color="yellow">{say.looked(number(looks))}</Alert>}
      <Table.ScrollContainer minWidth={480}>
        <Table tabularNums aria-label={say.tabs.compare}>
          <Table.Thead>
            <Table.Tr>
              {head.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, auc, topTenth, found, amount }) => (
              <Table.Tr key={name}>
                <Table.Td>{name === "draft" ? say.draftName : name}</Table.Td>
                <Table.Td>
                  {rank(auc.value)} ({rank(auc.low)} – {rank(auc.high)})
                </Table.Td>
                <Table.Td>{topTenth === null ? "–" : say.times(number(topTenth))}</Table.Td>
                <Table.Td>{number(found)}</Table.Td>
                {hasAmounts && <Table.Td>{amount === null ? "–" : number(amount)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <List size="sm">
        {comparison.sentences[language].slice(1 + rows.length).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
