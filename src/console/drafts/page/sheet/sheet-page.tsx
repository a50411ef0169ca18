import { Button, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sheet } from "../../../contract/sheet.ts";
import type { ModelKind } from "../../../contract/text.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { LiftOf } from "../criterion/lift-of.tsx";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../../shell/page/navigation/place-link.tsx";
import { sheetQuery } from "../../../shell/page/server/queries.ts";
import { PageFrame } from "../../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../../shell/page/states/loaded.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** The draft in words, to print and sign. */
export function SheetPage({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(sheetTexts);
  const query = useQuery(sheetQuery(kind));
  return (
    <PageFrame
      title={say.title(query.data?.name ?? "")}
      lead={say.lead}
      actions={
        <>
          <Button component={PlaceLink} to={`model?kind=${kind}`} variant="default">
            {say.back}
          </Button>
          <Button onClick={() => window.print()}>{say.print}</Button>
        </>
      }
    >
      <Loaded query={query} lines={12}>
        {(sheet) => <Printed sheet={sheet} />}
      </Loaded>
    </PageFrame>
  );
}

function Printed({ sheet }: { readonly sheet: Sheet }) {
  const say = useTexts(sheetTexts);
  const pick = usePick();
  const { number } = useFormats();
  const gates = [
    [say.exclusions, sheet.exclusions],
    [say.limits, sheet.limits],
    [say.handRaisers, sheet.handRaisers],
  ] as const;
  return (
    <Stack gap="lg">
      <Text>
        {sheet.version === null ? say.draft : say.version(number(sheet.version))}
        {pick(sheet.about) !== "" && ` · ${pick(sheet.about)}`}
      </Text>
      {sheet.axes.map((axis) => (
        <SheetAxis key={axis.axis} axis={axis} />
      ))}
      <Plain title={say.ready} lines={sheet.ready.map(pick)} />
      <Plain
        title={say.bands}
        lines={sheet.bands.map(({ label, from }) => `${pick(label)}: ${say.from(number(from))}`)}
      />
      <Plain
        title={say.groups}
        lines={sheet.families.map(({ name, cap }) => `${name}: ${say.cap(number(cap))}`)}
      />
      {gates.map(([title, list]) => (
        <Plain
          key={title}
          title={title}
          lines={list.map(({ label, when, note }) =>
            [`${pick(label)}: ${pick(when)}`, ...(note === null ? [] : [pick(note)])].join("; "),
          )}
        />
      ))}
      <Title order={2} size="h4">
        {say.signed}
      </Title>
      <SimpleGrid cols={2} spacing="xl" pt={48}>
        {[say.sales, say.marketing].map((who) => (
          <Text key={who} size="sm" pt={6} style={{ borderTop: "1px solid currentColor" }}>
            {who}
          </Text>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function Plain({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </section>
  );
}

/** The criteria of one axis as a table. */
function SheetAxis({ axis }: { readonly axis: Sheet["axes"][number] }) {
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
        <Table withTableBorder>
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
        <LiftOf criterion={criterion.id} />
      </Table.Td>
    </Table.Tr>
  );
}
