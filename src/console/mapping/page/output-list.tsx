import {
  Badge,
  Button,
  Stack,
  Table,
  Text,
  Title,
  Checkbox,
  Group,
  Loader,
  Modal,
} from "@mantine/core";
import { useState } from "react";
import type { MappingPage, OutputProperty } from "../../contract/mapping.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Help } from "../../shell/page/marks/help.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { outputTexts } from "./output-texts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormats } from "../../shell/page/language/formats.ts";
import { draftQuery, overwritesQuery } from "../../shell/page/server/queries.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { PropertySelect } from "./property-select.tsx";
import type { Draft } from "../../contract/drafts.ts";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";

/** What Ripen writes and where: ours by default, the portal's own where the admin says so. */
export function OutputList({ mapping }: { readonly mapping: MappingPage }) {
  const say = useTexts(outputTexts);
  const [asked, setAsked] = useState<OutputProperty | null>(null);
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h4">
          {say.title}
        </Title>
        <Text size="sm" c="dimmed">
          {say.hint}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.title}>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                {say.output}
                <Help term="output" />
              </Table.Th>
              <Table.Th>{say.goesTo}</Table.Th>
              <Table.Th>{say.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mapping.outputs.map((output) => (
              <OutputRow key={output.name} output={output} onChange={() => setAsked(output)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <OutputDialog mapping={mapping} output={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}

type RowProps = { readonly output: OutputProperty; readonly onChange: () => void };

function OutputRow({ output, onChange }: RowProps) {
  const say = useTexts(outputTexts);
  const pick = usePick();
  const mayEdit = useMay("edit");
  const { name, label, description, state, note, target, isMappable } = output;
  const isBad = state === "conflict" || state === "broken" || state === "unconfirmed";
  return (
    <Table.Tr data-output={name} data-state={state}>
      <Table.Td>
        <Text size="sm">{pick(label)}</Text>
        <Text size="xs" c="dimmed">
          {pick(description)}
        </Text>
        {note !== null && <Text size="xs">{pick(note)}</Text>}
      </Table.Td>
      <Table.Td>
        {target?.label !== undefined && target.label !== null && (
          <Text size="sm">{target.label}</Text>
        )}
        <Text size="xs" c="dimmed" ff="monospace">
          {target?.name ?? name}
        </Text>
        {isMappable && mayEdit && (
          <Button
            size="compact-xs"
            variant="subtle"
            ml={-8}
            aria-label={say.changeOf(pick(label))}
            onClick={onChange}
          >
            {say.change}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        <Badge tt="none" variant={isBad ? "filled" : "outline"} color={isBad ? "red.8" : "leaf"}>
          {say.states[state]}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

type Props = {
  readonly mapping: MappingPage;
  /** Null while none is asked about. */
  readonly output: OutputProperty | null;
  readonly onClose: () => void;
};

/** Asks where an output is to be written, and shows how many values that overwrites before it is done. */
function OutputDialog({ mapping, output, onClose }: Props) {
  const say = useTexts(outputTexts);
  const pick = usePick();
  return (
    <Modal
      opened={output !== null}
      onClose={onClose}
      title={output === null ? "" : say.where(pick(output.label))}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {output !== null && <Choose mapping={mapping} output={output} onClose={onClose} />}
    </Modal>
  );
}

function Choose({ mapping, output, onClose }: Props & { readonly output: OutputProperty }) {
  const say = useTexts(outputTexts);
  const [chosen, setChosen] = useState<string | null>(output.target?.name ?? null);
  const [seen, setSeen] = useState<number | null>(null);
  const save = useSaveOutput(mapping, output, onClose);
  const isOurs = chosen === null;
  const isSame = chosen === (output.target?.name ?? null) && output.state !== "unconfirmed";
  return (
    <Stack gap="md">
      <TargetPicker
        mapping={mapping}
        output={output}
        chosen={chosen}
        onChoose={(name) => {
          setChosen(name);
          setSeen(null);
        }}
      />
      {isOurs ? (
        <Text size="sm">{say.ours(output.name)}</Text>
      ) : (
        <Overwrites key={chosen} output={output} property={chosen} onSeen={setSeen} />
      )}
      {save.isError && <Failure error={save.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button
          disabled={isSame || (!isOurs && seen === null)}
          loading={save.isPending}
          onClick={() => save.mutate({ property: chosen, overwrites: seen })}
        >
          {say.save}
        </Button>
      </Group>
    </Stack>
  );
}

type PickerProps = {
  readonly mapping: MappingPage;
  readonly output: OutputProperty;
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
};

/** Properties of the portal's own; what cannot take the output is not offered. */
function TargetPicker({ mapping, output, chosen, onChoose }: PickerProps) {
  const say = useTexts(outputTexts);
  return (
    <PropertySelect
      label={say.property}
      description={say.offered}
      placeholder={say.oursShort(output.name)}
      clearButtonProps={{ "aria-label": say.backToOurs }}
      maxDropdownHeight={260}
      offered={{ object: "contacts", use: "output", output: output.name, kind: mapping.kind }}
      chosen={chosen === null ? null : { name: chosen, label: chosen }}
      nothing={say.nothing}
      onPick={onChoose}
    />
  );
}

type OverwritesProps = {
  readonly output: OutputProperty;
  readonly property: string;
  readonly onSeen: (contacts: number | null) => void;
};

/** How many values are there now; they must be given up in so many words. */
function Overwrites({ output, property, onSeen }: OverwritesProps) {
  const say = useTexts(outputTexts);
  const { number } = useFormats();
  const query = useQuery(overwritesQuery(property));
  if (query.isError) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" />
        <Text size="sm">{say.counting}</Text>
      </Group>
    );
  }
  const { contacts } = query.data;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {contacts === 0 ? say.nothingThere : say.values(number(contacts))}{" "}
        {say.afterwards(output.name)}
      </Text>
      <Checkbox
        label={contacts === 0 ? say.confirmEmpty : say.confirm(number(contacts))}
        onChange={({ currentTarget }) => onSeen(currentTarget.checked ? contacts : null)}
      />
    </Stack>
  );
}

type Wish = { readonly property: string | null; readonly overwrites: number | null };

/** Saves where an output is written, as a new revision of the draft. */
function useSaveOutput(
  { kind, revision }: MappingPage,
  { name }: OutputProperty,
  afterwards: () => void,
) {
  const client = useQueryClient();
  const { queryKey } = draftQuery(kind);
  return useChange(
    (wish: Wish) => change<Draft>("PUT", `/drafts/${kind}/outputs/${name}`, { revision, ...wish }),
    (draft) => {
      client.setQueryData(queryKey, draft);
      afterwards();
    },
  );
}
