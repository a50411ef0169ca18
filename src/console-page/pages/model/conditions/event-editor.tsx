import { Group, Stack, Switch, TagsInput } from "@mantine/core";
import type { EventTest } from "../../../../scoring/condition.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { eventName, eventTypes } from "../../../words/event-names.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { conditionTexts } from "./condition-texts.ts";
import { makeTest } from "./make-condition.ts";
import { Amount } from "./test-value.tsx";

type Props = {
  readonly condition: EventTest;
  readonly fields: readonly string[];
  readonly onChange: (condition: EventTest) => void;
};

/** Behaviours, how often, how recently, and what their own data must say. */
export function EventEditor({ condition, fields, onChange }: Props) {
  const say = useTexts(conditionTexts);
  const { types, times, withinDays, where } = condition;
  return (
    <Stack gap={6} flex={1} miw={260}>
      <Group gap="xs" align="flex-end">
        <EventTypesInput
          types={types}
          onChange={(chosen) => onChange({ ...condition, types: chosen })}
        />
        <Amount
          label={say.times}
          isLabelShown
          value={times}
          min={1}
          onChange={(value) => onChange({ ...condition, times: value })}
        />
        <Amount
          label={say.withinDays}
          isLabelShown
          value={withinDays ?? undefined}
          min={1}
          onChange={(value) => onChange({ ...condition, withinDays: value })}
          onEmpty={() => onChange({ ...condition, withinDays: null })}
        />
      </Group>
      <Switch
        size="xs"
        label={say.whereOn}
        checked={where !== null}
        onChange={({ currentTarget }) =>
          onChange({
            ...condition,
            where: currentTarget.checked ? makeTest("contains", "url", null) : null,
          })
        }
      />
      {where !== null && (
        <ConditionEditor
          condition={where}
          fields={fields}
          inside="event"
          onChange={(changed) => onChange({ ...condition, where: changed })}
        />
      )}
    </Stack>
  );
}

/** Event types by their names; a name of one's own becomes a `custom:` type. At least one stays. */
export function EventTypesInput(props: {
  readonly types: readonly string[];
  readonly onChange: (types: readonly string[]) => void;
}) {
  const say = useTexts(conditionTexts);
  const pick = usePick();
  const nameOf = (type: string): string => pick(eventName(type));
  const byName = new Map([...eventTypes, ...props.types].map((type) => [nameOf(type), type]));
  return (
    <TagsInput
      size="xs"
      flex={1}
      miw={220}
      label={say.eventTypes}
      data={[...byName.keys()]}
      value={props.types.map(nameOf)}
      acceptValueOnBlur
      onChange={(names) => {
        const types = names.map((name) => byName.get(name) ?? ownType(name));
        if (types.length > 0) props.onChange(types);
      }}
    />
  );
}

function ownType(name: string): string {
  const plain = name.replace(/^custom:/, "").replace(/[^\w .:-]/g, "_");
  return `custom:${plain.slice(0, 80)}`;
}
