import { Stack, Table, Text, Title } from "@mantine/core";
import type { BehaviourSource } from "../../../console/api/schemas/mapping.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { mappingTexts } from "./mapping-texts.ts";

/** Where each behaviour comes from, how fresh it is, and how to make it fresher. */
export function BehaviourSources({ sources }: { readonly sources: readonly BehaviourSource[] }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const { number, dateTime } = useFormats();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.sources}
      </Title>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.sources}>
        <Table withTableBorder bg="white" tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.source}</Table.Th>
              <Table.Th ta="right">{say.events}</Table.Th>
              <Table.Th>{say.last}</Table.Th>
              <Table.Th w="46%">{say.freshness}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sources.map((source) => (
              <Table.Tr key={`${source.type} ${source.property ?? ""}`}>
                <Table.Td>
                  <Text size="sm">{pick(source.label)}</Text>
                  <Text size="xs" c="dimmed">
                    {source.property}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{number(source.events30Days)}</Table.Td>
                <Table.Td>{source.lastAt === null ? say.never : dateTime(source.lastAt)}</Table.Td>
                <Table.Td>
                  <Text size="sm">{pick(source.freshness)}</Text>
                  {source.fresher !== null && (
                    <Text size="xs" c="dimmed">
                      {pick(source.fresher)}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
