import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import type { MappedField } from "../../contract/mapping.ts";
import type { ModelKind } from "../../contract/text.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { eventName } from "../../../words/events.ts";
import { isBroken } from "./broken-fields.tsx";
import { mappingTexts } from "./mapping-texts.ts";
import { PropertySelect } from "./property-select.tsx";

type Sides = { readonly contact: string | null; readonly company: string | null };

type Props = {
  readonly kind: ModelKind;
  readonly field: MappedField;
  readonly isSaving: boolean;
  readonly onMap: (sides: Sides) => void;
};

/** One logical field: its state, its two pickers, and what could be used instead. */
export function FieldRow({ kind, field, isSaving, onMap }: Props) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const sides: Sides = {
    contact: field.contact?.name ?? null,
    company: field.company?.name ?? null,
  };
  const label = pick(field.label);
  return (
    <Paper withBorder p="md" data-field={field.name} data-state={field.state}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600}>{label}</Text>
          <StateMark field={field} />
          <Text size="xs" c="dimmed">
            {field.usedBy.length === 0
              ? say.unused
              : say.usedBy([...new Set(field.usedBy.map((use) => pick(use.label)))].join(", "))}
          </Text>
        </Group>
        {field.event !== null && (
          <Text size="xs" c="dimmed">
            {say.becomes(pick(eventName(field.event.type)))}
          </Text>
        )}
        {field.reading !== null && (
          <Text size="xs" c="dimmed">
            {say.readings[field.reading]}
          </Text>
        )}
        {field.advice !== null && <Text size="sm">{pick(field.advice)}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(["contact", "company"] as const).map((side) => (
            <PropertyPicker
              key={side}
              kind={kind}
              field={field.name}
              side={side}
              label={say[side]}
              ariaLabel={say.sideOf[side](label)}
              mapped={field[side]}
              isDisabled={isSaving}
              onPick={(name) => onMap({ ...sides, [side]: name })}
            />
          ))}
        </SimpleGrid>
        <Suggestions
          field={field}
          isSaving={isSaving}
          onMap={(changed) => onMap({ ...sides, ...changed })}
        />
      </Stack>
    </Paper>
  );
}

function StateMark({ field }: { readonly field: MappedField }) {
  const say = useTexts(mappingTexts);
  const color = isBroken(field) ? "red.8" : field.state === "ok" ? "leaf" : "gray";
  return (
    <Badge tt="none" color={color} variant={isBroken(field) ? "filled" : "outline"}>
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
    <Group gap="xs">
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
  readonly label: string;
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
        label={label}
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
        <Text size="xs" c="dimmed" truncate>
          {[
            mapped.name,
            ...(mapped.type === null ? [] : [mapped.type]),
            ...(mapped.fill === null ? [] : [say.filled(percent(mapped.fill))]),
            ...(mapped.samples.length === 0 ? [] : [mapped.samples.slice(0, 3).join(", ")]),
          ].join(" · ")}
        </Text>
      )}
    </Stack>
  );
}
