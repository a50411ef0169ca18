import {
  Alert,
  Button,
  Group,
  Loader,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type {
  BehaviourSource,
  MappedField,
  MappingPage as Mapping,
  SampleState,
  MappingWish,
} from "../../contract/mapping.ts";
import type { ModelKind } from "../../contract/text.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { tell, tellFailure } from "../../shell/page/marks/toasts.tsx";
import { mappingQuery, draftQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { BrokenFields } from "./broken-fields.tsx";
import { FieldRow } from "./field-row.tsx";
import { FormsPart } from "./forms-part.tsx";
import { mappingTexts } from "./mapping-texts.ts";
import { OutputList } from "./output-list.tsx";
import { useFormats } from "../../shell/page/language/formats.ts";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import type { Draft } from "../../contract/drafts.ts";

/** Each logical field of the model to a property of the portal, and what Ripen writes. */
export function MappingPage() {
  const say = useTexts(mappingTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind: ModelKind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
  const query = useQuery(mappingQuery(kind));
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      isWide
      actions={
        <SegmentedControl
          aria-label={say.kind}
          value={kind}
          data={[
            { value: "lead", label: outcomes.kinds.lead },
            { value: "customer", label: outcomes.kinds.customer },
          ]}
          onChange={(chosen) => goTo(`mapping?kind=${chosen}`)}
        />
      }
    >
      <Loaded query={query} lines={10}>
        {(mapping) => (
          <Stack gap="xl">
            <FieldList mapping={mapping} />
            <BehaviourSources sources={mapping.behaviour} />
            <FormsPart />
            <OutputList mapping={mapping} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** The fields with their pickers; the set-up uses it too. */
export function FieldList({ mapping }: { readonly mapping: Mapping }) {
  const say = useTexts(mappingTexts);
  const save = useSaveMapping(mapping);
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const groups: readonly (readonly [string, readonly MappedField[]])[] = [
    [say.profile, mapping.fields.filter(({ group }) => group === "profile")],
    [say.behaviourFields, mapping.fields.filter(({ group }) => group === "behaviour")],
  ];
  const rowsOf = (fields: readonly MappedField[]) =>
    fields.map((field) => (
      <FieldRow
        key={field.name}
        kind={mapping.kind}
        field={field}
        isSaving={save.isPending}
        isNarrow={isNarrow}
        onMap={(sides) => save.mutate({ [field.name]: sides })}
      />
    ));
  return (
    <Stack gap="lg">
      <SampleLine sample={mapping.sample} />
      <BrokenFields fields={mapping.fields} />
      {save.isError && <Failure error={save.error} title={say.saveFailed} />}
      {groups.map(
        ([title, fields]) =>
          fields.length > 0 && (
            <Stack key={title} gap="sm" component="section">
              <Title order={2} size="h4">
                {title}
              </Title>
              {isNarrow ? rowsOf(fields) : <FieldTable title={title}>{rowsOf(fields)}</FieldTable>}
            </Stack>
          ),
      )}
    </Stack>
  );
}

type FieldTableProps = { readonly title: string; readonly children: ReactNode };

function FieldTable({ title, children }: FieldTableProps) {
  const say = useTexts(mappingTexts);
  return (
    <Table.ScrollContainer minWidth={720} type="native" tabIndex={0} aria-label={title}>
      <Table withTableBorder verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="24%">{say.field}</Table.Th>
            <Table.Th w="16%">{say.state}</Table.Th>
            <Table.Th>{say.contact}</Table.Th>
            <Table.Th>{say.company}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}

/** Where each behaviour comes from, how fresh it is, and how to make it fresher. */
function BehaviourSources({ sources }: { readonly sources: readonly BehaviourSource[] }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const { number, dateTime } = useFormats();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.sources}
      </Title>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.sources}>
        <Table withTableBorder tabularNums>
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

/** What the fill rates rest on, and a way to read again. */
function SampleLine({ sample }: { readonly sample: SampleState }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const formats = useFormats();
  const mayEdit = useMay("edit");
  const refresh = useChange(() => change("POST", "/properties/refresh"));
  const again = mayEdit && (
    <Button
      size="xs"
      variant="default"
      loading={refresh.isPending}
      onClick={() => refresh.mutate(undefined)}
    >
      {say.refresh}
    </Button>
  );
  switch (sample.state) {
    case "reading":
      return (
        <Group gap="xs" role="status" mih={30}>
          <Loader size="xs" />
          <Text size="sm">{say.reading}</Text>
        </Group>
      );
    case "failed":
      return (
        <Alert color="yellow" title={say.sampleFailed}>
          <Group justify="space-between">
            <Text size="sm">{sample.error === null ? "" : pick(sample.error)}</Text>
            {again}
          </Group>
        </Alert>
      );
    case "ready":
      return (
        <Group gap="sm" mih={30}>
          <Text size="sm" c="dimmed">
            {say.sample(
              formats.number(sample.contacts),
              formats.number(sample.companies),
              sample.readAt === null ? "" : formats.dateTime(sample.readAt),
            )}
          </Text>
          {again}
        </Group>
      );
    default:
      return sample.state satisfies never;
  }
}

/** Saves where fields are read, as a new revision of the draft, and offers the one before. */
function useSaveMapping({ kind, revision }: Mapping) {
  const say = useTexts(mappingTexts);
  const client = useQueryClient();
  const { queryKey } = draftQuery(kind);
  const undo = useChange(
    (after: number) => change<Draft>("POST", `/drafts/${kind}/undo`, { revision: after }),
    (draft) => client.setQueryData(queryKey, draft),
  );
  return useChange(
    (fields: MappingWish["fields"]) =>
      change<Draft>("PUT", `/drafts/${kind}/mapping`, { revision, fields }),
    (draft) => {
      client.setQueryData(queryKey, draft);
      tell(say.saved, () =>
        undo.mutate(draft.revision, {
          onError: (error) => tellFailure(say.saveFailed, error),
        }),
      );
    },
  );
}
