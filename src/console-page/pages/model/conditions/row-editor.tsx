import { Button, Group, Select, TextInput } from "@mantine/core";
import type { EventTest, Test } from "../../../../scoring/condition.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { fieldName } from "../../../words/field-names.ts";
import type { PartProps } from "./condition-editor.tsx";
import { conditionTexts } from "./condition-texts.ts";
import { EventEditor } from "./event-editor.tsx";
import { firstCondition, makeEventTest, makeTest, testOps } from "./make-condition.ts";
import { NegateSwitch, RemoveButton } from "./row-parts.tsx";
import { TestValue } from "./test-value.tsx";

/** The first choice of the picker that stands for behaviour instead of a field; no field is called so. */
const behaviour = "\u0000behaviour";

/** One line: what is looked at, how, and the value. */
export function RowEditor(props: PartProps<Test | EventTest>) {
  const { condition, inside, isNegated, fields, onChange, onNegate, onRemove } = props;
  const say = useTexts(conditionTexts);
  const isEvent = condition.op === "event";
  return (
    <Group gap="xs" align="flex-start">
      {inside === "contact" && <Subject {...props} />}
      {inside === "event" && !isEvent && (
        <TextInput
          size="xs"
          w={150}
          aria-label={say.whereField}
          placeholder={say.whereField}
          value={condition.field}
          onChange={({ currentTarget }) => onChange({ ...condition, field: currentTarget.value })}
        />
      )}
      {isEvent ? (
        <EventEditor condition={condition} fields={fields} onChange={onChange} />
      ) : (
        <>
          <Select
            size="xs"
            w={190}
            aria-label={say.howIsTested}
            allowDeselect={false}
            value={condition.op}
            data={testOps
              .filter((op) => inside === "contact" || op !== "withinDays")
              .map((op) => ({ value: op, label: say.ops[op] }))}
            onChange={(op) => op !== null && onChange(makeTest(op, condition.field, condition))}
          />
          <TestValue test={condition} onChange={onChange} />
        </>
      )}
      <NegateSwitch isNegated={isNegated} onNegate={onNegate} />
      {inside === "contact" && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onChange({ op: "all", of: [condition, firstCondition(fields)] })}
        >
          {say.and}
        </Button>
      )}
      {onRemove !== undefined && <RemoveButton onRemove={onRemove} />}
    </Group>
  );
}

function Subject({ condition, fields, onChange }: PartProps<Test | EventTest>) {
  const say = useTexts(conditionTexts);
  const pick = usePick();
  return (
    <Select
      size="xs"
      w={190}
      searchable
      allowDeselect={false}
      aria-label={say.whatIsTested}
      value={condition.op === "event" ? behaviour : condition.field}
      data={[
        { value: behaviour, label: say.behaviour },
        {
          group: say.contactData,
          items: fields.map((field) => ({ value: field, label: pick(fieldName(field)) })),
        },
      ]}
      onChange={(chosen) => {
        if (chosen === null) return;
        if (chosen === behaviour) {
          if (condition.op !== "event") onChange(makeEventTest(["page_viewed"]));
        } else if (condition.op === "event") onChange(makeTest("known", chosen, null));
        else onChange({ ...condition, field: chosen });
      }}
    />
  );
}
