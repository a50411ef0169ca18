import {
  Badge,
  Button,
  Collapse,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
} from "@mantine/core";
import { useId, useState } from "react";
import type { MappedField } from "../../contract/mapping.ts";
import type { ModelKind } from "../../contract/text.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Chevron } from "../../shell/page/marks/icons.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { eventName } from "../../../words/events.ts";
import { isBroken } from "./broken-fields.tsx";
import { mappingTexts, typeName } from "./mapping-texts.ts";
import { PropertySelect } from "./property-select.tsx";

type Sides = { readonly contact: string | null; readonly company: string | null };

type Props = {
  readonly kind: ModelKind;
  readonly field: MappedField;
  readonly isSaving: boolean;
  readonly isNarrow: boolean;
  readonly onMap: (sides: Sides) => void;
};

const sideNames = ["contact", "company"] as const;

/** One logical field in a line, or a card on a phone: its state and its two pickers. What needs somebody is open. */
export function FieldRow({ kind, field, isSaving, isNarrow, onMap }: Props) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const detailsId = useId();
  const [isChosen, setChosen] = useState<boolean | null>(null);
  const isOpen = isChosen ?? isBroken(field);
  const sides: Sides = {
    contact: field.contact?.name ?? null,
    company: field.company?.name ?? null,
  };
  const label = pick(field.label);
  const opener = (
    <Button
      variant="transparent"
      size="compact-sm"
      px={0}
      h="auto"
      c="var(--mantine-color-text)"
      justify="flex-start"
      aria-expanded={isOpen}
      aria-controls={detailsId}
      leftSection={
        <span style={{ display: "inline-flex", rotate: isOpen ? "0deg" : "-90deg" }}>
          <Chevron size={14} />
        </span>
      }
      onClick={() => setChosen(!isOpen)}
    >
      {label}
    </Button>
  );
  const picker = (side: (typeof sideNames)[number]) => (
    <PropertyPicker
      kind={kind}
      field={field.name}
      side={side}
      {...(isNarrow && { label: say[side] })}
      ariaLabel={say.sideOf[side](label)}
      mapped={field[side]}
      isDisabled={isSaving}
      onPick={(name) => onMap({ ...sides, [side]: name })}
    />
  );
  const suggestions = (
    <Suggestions
      field={field}
      isSaving={isSaving}
      onMap={(changed) => onMap({ ...sides, ...changed })}
    />
  );
  if (isNarrow) {
    return (
      <Paper withBorder p="sm" data-field={field.name} data-state={field.state}>
        <Stack gap="xs">
          <Group justify="space-between">
            {opener}
            <StateMark field={field} />
          </Group>
          <Collapse id={detailsId} expanded={isOpen} keepMounted={false}>
            <Details field={field} />
          </Collapse>
          <SimpleGrid cols={1}>
            {picker("contact")}
            {picker("company")}
          </SimpleGrid>
          {suggestions}
        </Stack>
      </Paper>
    );
  }
  return (
    <Table.Tbody data-field={field.name} data-state={field.state}>
      <Table.Tr style={{ verticalAlign: "top" }}>
        <Table.Td>
          {opener}
          {suggestions}
        </Table.Td>
        <Table.Td>
          <StateMark field={field} />
        </Table.Td>
        <Table.Td>{picker("contact")}</Table.Td>
        <Table.Td>{picker("company")}</Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={detailsId} bg="var(--surface-quiet)">
          <Table.Td colSpan={4} px="md">
            <Details field={field} />
          </Table.Td>
        </Table.Tr>
      )}
    </Table.Tbody>
  );
}

/** What is the case with a field, what reads it, and how its values are read. */
function Details({ field }: { readonly field: MappedField }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const { advice, event, reading, usedBy } = field;
  const samples = [field.contact, field.company].flatMap((side) => side?.samples ?? []);
  return (
    <Stack gap={4}>
      {advice !== null && <Text size="sm">{pick(advice)}</Text>}
      {[
        usedBy.length === 0
          ? say.unused
          : say.usedBy([...new Set(usedBy.map((use) => pick(use.label)))].join(", ")),
        ...(event === null ? [] : [say.becomes(pick(eventName(event.type)))]),
        ...(reading === null ? [] : [say.readings[reading]]),
        ...(samples.length === 0 ? [] : [say.samples(samples.join(", "))]),
      ].map((line) => (
        <Text key={line} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </Stack>
  );
}

function StateMark({ field }: { readonly field: MappedField }) {
  const say = useTexts(mappingTexts);
  const isBad = isBroken(field);
  const isUnfilled = field.state === "empty";
  const color = isBad ? "red.8" : isUnfilled ? "orange" : field.state === "ok" ? "leaf" : "gray";
  return (
    <Badge
      tt="none"
      color={color}
      variant={isBad ? "filled" : "outline"}
      {...(isUnfilled && { c: "var(--tone-warn)" })}
    >
      {say.states[field.state]}
    </Badge>
  );
}

type SuggestionsProps = {
  readonly field: MappedField;
  readonly isSaving: boolean;
  readonly onMap: (changed: Partial<Sides>) => void;
};

/** Properties that look right by name and type, other than those that are mapped already. */
function Suggestions({ field, isSaving, onMap }: SuggestionsProps) {
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const mayEdit = useMay("edit");
  if (!mayEdit || (field.state === "ok" && field.contact !== null)) return null;
  const fresh = field.suggestions.filter(
    ({ object, name }) => field[object === "contacts" ? "contact" : "company"]?.name !== name,
  );
  return (
    <Group gap={4}>
      {fresh.map(({ object, name, label, fill }) => (
        <Button
          key={`${object} ${name}`}
          size="compact-xs"
          variant="light"
          disabled={isSaving}
          onClick={() => onMap(object === "contacts" ? { contact: name } : { company: name })}
        >
          {say.useSuggestion(label, fill === null ? "" : ` (${say.filled(percent(fill))})`)}
        </Button>
      ))}
    </Group>
  );
}

type PropertyPickerProps = {
  readonly kind: ModelKind;
  readonly field: string;
  readonly side: "contact" | "company";
  /** Left out where the column says it. */
  readonly label?: string;
  /** Names the field too, for screen readers that hear one picker after the other. */
  readonly ariaLabel: string;
  readonly mapped: MappedField["contact"];
  readonly isDisabled: boolean;
  readonly onPick: (name: string | null) => void;
};

/** Where a field's values come from; properties of a type that cannot be used are not offered. */
function PropertyPicker(props: PropertyPickerProps) {
  const { kind, field, side, label, ariaLabel, mapped, isDisabled, onPick } = props;
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const mayEdit = useMay("edit");
  return (
    <Stack gap={2}>
      <PropertySelect
        size="xs"
        {...(label !== undefined && { label })}
        aria-label={ariaLabel}
        placeholder={say.none}
        disabled={isDisabled || !mayEdit}
        maxDropdownHeight={340}
        offered={{
          object: side === "contact" ? "contacts" : "companies",
          use: "source",
          field,
          kind,
        }}
        chosen={mapped === null ? null : { name: mapped.name, label: mapped.label ?? mapped.name }}
        nothing={say.nothing}
        onPick={onPick}
      />
      {mapped !== null && (
        <Text size="xs" c="dimmed" lineClamp={1}>
          {[
            mapped.name,
            ...(mapped.type === null ? [] : [say.types[typeName(mapped.type)]]),
            ...(mapped.fill === null ? [] : [say.filled(percent(mapped.fill))]),
          ].join(" · ")}
        </Text>
      )}
    </Stack>
  );
}
