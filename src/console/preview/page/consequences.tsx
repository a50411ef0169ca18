import { Group, SimpleGrid, Table, Text } from "@mantine/core";
import type { PreviewResult } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Part } from "./part.tsx";
import { previewTexts } from "./preview-texts.ts";

/** What the change means for workflows, for sales and for the admin's own automations. */
export function Consequences({ result }: { readonly result: PreviewResult }) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const { number } = useFormats();
  const { workload, scenarios, writes } = result;
  const concerned = scenarios.filter(({ isBound, wouldEnter }) => isBound || wouldEnter > 0);
  const rounded = (value: number): string => number(Math.round(value));
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      <Part title={say.work}>
        <Text size="sm">
          {say.workText(
            number(workload.readyNow),
            number(workload.readyAfter),
            number(workload.newNow),
          )}
        </Text>
        <Text size="sm">
          {say.perWeek(rounded(workload.perWeekNow), rounded(workload.perWeekAfter))}
        </Text>
      </Part>
      <Part title={say.workflows}>
        <Text size="sm">{say.workflowsText}</Text>
        <Text size="sm" data-enrolments={result.enrolments}>
          {say.enrolments(number(result.enrolments))}
        </Text>
        <Counts
          rows={concerned.map(({ name, label, isBound, wouldEnter }) => ({
            key: name,
            name: isBound ? pick(label) : `${pick(label)} (${say.unbound})`,
            contacts: wouldEnter,
          }))}
        />
      </Part>
      <Part title={say.automations}>
        {writes.length === 0 ? (
          <Text size="sm">{say.noWrites}</Text>
        ) : (
          <>
            <Text size="sm">{say.automationsText}</Text>
            <Text size="sm">{say.automationsPace}</Text>
            <Counts
              rows={writes.map(({ property, label, contacts }) => ({
                key: property,
                name: pick(label),
                contacts,
              }))}
            />
          </>
        )}
      </Part>
    </SimpleGrid>
  );
}

type Row = { readonly key: string; readonly name: string; readonly contacts: number };

function Counts({ rows }: { readonly rows: readonly Row[] }) {
  const { number } = useFormats();
  return (
    <Table tabularNums>
      <Table.Tbody>
        {rows.map(({ key, name, contacts }) => (
          <Table.Tr key={key}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">
              <Group justify="flex-end">{number(contacts)}</Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
