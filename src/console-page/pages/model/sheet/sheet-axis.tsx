import { Table, Text, Title } from "@mantine/core";
import type { Sheet } from "../../../../console/api/schemas/sheet.ts";
import { useFormats } from "../../../language/formats.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** The criteria of one axis as a table. */
export function SheetAxis({ axis }: { readonly axis: Sheet["axes"][number] }) {
  const say = useTexts(sheetTexts);
  const pick = usePick();
  const { number } = useFormats();
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {pick(axis.label)} ({say.cap(number(axis.max))})
      </Title>
      <Table.ScrollContainer
        minWidth={620}
        type="native"
        tabIndex={0}
        aria-label={pick(axis.label)}
      >
        <Table withTableBorder bg="white">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="20%">{say.criterion}</Table.Th>
              <Table.Th w="32%">{say.definition}</Table.Th>
              <Table.Th>{say.rules}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {axis.criteria.map((criterion) => (
              <Row key={criterion.id} criterion={criterion} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Row({ criterion }: { readonly criterion: Sheet["axes"][number]["criteria"][number] }) {
  const say = useTexts(sheetTexts);
  const pick = usePick();
  const { signed, number } = useFormats();
  const { cap, unknown, decay, rules } = criterion;
  const notes = [
    ...(cap === null ? [] : [say.cap(number(cap))]),
    ...(unknown === 0 ? [] : [say.unknown(signed(unknown))]),
    ...(decay === null ? [] : [pick(decay)]),
    ...(rules.length > 1 ? [pick(criterion.pick)] : []),
  ];
  return (
    <Table.Tr style={{ verticalAlign: "top" }}>
      <Table.Td>{pick(criterion.label)}</Table.Td>
      <Table.Td>{pick(criterion.definition)}</Table.Td>
      <Table.Td>
        {rules.map(({ when, points, each }) => (
          <Text key={when.en + points} size="sm">
            <strong>{signed(points)}</strong>
            {each && ` ${say.each}`}: {pick(when)}
          </Text>
        ))}
        {notes.length > 0 && (
          <Text size="xs" c="dimmed">
            {notes.join(" · ")}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
