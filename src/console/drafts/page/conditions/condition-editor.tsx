import type { Condition, EventTest, Test } from "../../../../scoring/model/condition.ts";
import {
  Button,
  Group,
  Paper,
  Select,
  Stack,
  Switch,
  TagsInput,
  TextInput,
  ActionIcon,
  Chip,
  Tooltip,
} from "@mantine/core";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { conditionTexts } from "./condition-texts.ts";
import { firstCondition, makeEventTest, makeTest, testOps } from "./make-condition.ts";
import { fieldName } from "../../../../words/fields.ts";
import { Amount, splitChars, TestValue } from "./test-value.tsx";
import { eventName, eventTypes } from "../../../../words/events.ts";
import { Cross } from "../../../shell/page/marks/icons.tsx";

/** The first choice of the picker that stands for behaviour instead of a field; no field is called so. */
const behaviour = "\u0000behaviour";

/** One line: what is looked at, how, and the value. */
function RowEditor(props: PartProps<Test | EventTest>) {
  const { path, condition, inside, isNegated, fields, onChange, onNegate, onRemove } = props;
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
        <EventEditor path={path} condition={condition} fields={fields} onChange={onChange} />
      ) : (
        <>
          <Select
            size="xs"
            w={190}
            aria-label={say.howIsTested}
            allowDeselect={false}
            value={isNegated ? `not ${condition.op}` : condition.op}
            data={testOps
              .filter((op) => inside === "contact" || op !== "withinDays")
              .flatMap((op) => [
                { value: op, label: say.ops[op] },
                // 'Is known' has its opposite already.
                ...(op in say.opposites || (isNegated && op === condition.op)
                  ? [{ value: `not ${op}`, label: oppositeOf(op, say) }]
                  : []),
              ])}
            onChange={(chosen) => {
              const op = testOps.find((each) => chosen === each || chosen === `not ${each}`);
              if (op === undefined) return;
              props.onTurn(makeTest(op, condition.field, condition), chosen !== op);
            }}
          />
          <TestValue path={path} test={condition} onChange={onChange} />
        </>
      )}
      {isEvent && <NegateSwitch isNegated={isNegated} onNegate={onNegate} />}
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

type Say = (typeof conditionTexts)["en"];

/** The words of a comparison turned round. */
function oppositeOf(op: Test["op"], say: Say): string {
  const opposites: Partial<Record<Test["op"], string>> = say.opposites;
  return opposites[op] ?? `${say.negated}: ${say.ops[op]}`;
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

type RowEditorProps = {
  readonly path: string;
  readonly condition: EventTest;
  readonly fields: readonly string[];
  readonly onChange: (condition: EventTest) => void;
};

/** Behaviours, how often, how recently, and what their own data must say. */
function EventEditor({ path, condition, fields, onChange }: RowEditorProps) {
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
          path={`${path}.where`}
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
      splitChars={splitChars}
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

/** What every part of the picker gets. `fields` are the logical fields that can be tested. */
export type PartProps<One extends Plain> = {
  /** Where the condition stands in the document, like `criteria[2].rules[0].when`. */
  readonly path: string;
  readonly condition: One;
  readonly isNegated: boolean;
  readonly fields: readonly string[];
  /** `event`: inside a behaviour's own data, where fields are free names and behaviours cannot stand. */
  readonly inside: "contact" | "event";
  readonly onChange: (condition: Plain) => void;
  readonly onNegate: (isNegated: boolean) => void;
  /** Changes the condition and whether it is turned round, at once. */
  readonly onTurn: (condition: Plain, isNegated: boolean) => void;
  /** Left out where the condition must stay. */
  readonly onRemove?: (() => void) | undefined;
};

type Props = Omit<
  PartProps<Plain>,
  "condition" | "isNegated" | "onChange" | "onNegate" | "onTurn"
> & {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
};

/** Shows a condition of any shape and lets a person change it by picking. */
export function ConditionEditor({ path, condition, onChange, ...rest }: Props) {
  const { inner, isNegated, depth } = unwrapped(condition);
  const give = (changed: Plain, negated: boolean): void =>
    onChange(negated ? { op: "not", of: changed } : changed);
  const part = {
    ...rest,
    path: path + ".of".repeat(depth),
    isNegated,
    onChange: (changed: Plain) => give(changed, isNegated),
    onNegate: (negated: boolean) => give(inner, negated),
    onTurn: give,
  };
  return "of" in inner ? (
    <GroupEditor {...part} condition={inner} />
  ) : (
    <RowEditor {...part} condition={inner} />
  );
}

/** A condition without the `not` around it: that is a switch, no level of its own. */
type Plain = Exclude<Condition, { readonly op: "not" }>;

/** The opposite of an opposite is the thing itself. */
export function unwrapped(condition: Condition): {
  readonly inner: Plain;
  readonly isNegated: boolean;
  /** How many opposites stand around it. */
  readonly depth: number;
} {
  if (condition.op !== "not") return { inner: condition, isNegated: false, depth: 0 };
  const { inner, isNegated, depth } = unwrapped(condition.of);
  return { inner, isNegated: !isNegated, depth: depth + 1 };
}

type GroupCondition = { readonly op: "all" | "any"; readonly of: readonly Condition[] };

/** Conditions of which all or any must hold. A group that is left with one member becomes that member. */
function GroupEditor(props: PartProps<GroupCondition>) {
  const { path, condition, isNegated, fields, inside, onChange, onNegate, onRemove } = props;
  const say = useTexts(conditionTexts);
  const { op, of } = condition;
  const fresh = inside === "event" ? makeTest("contains", "", null) : firstCondition(fields);
  const put = (members: readonly Condition[]): void => onChange({ op, of: members });
  return (
    <Paper withBorder p="sm" bg="var(--surface-quiet)">
      <Stack gap="xs">
        <Group gap="xs">
          <Select
            size="xs"
            w={220}
            aria-label={say.howIsTested}
            allowDeselect={false}
            value={op}
            data={[
              { value: "all", label: say.groups.all },
              { value: "any", label: say.groups.any },
            ]}
            onChange={(chosen) => chosen !== null && onChange({ op: chosen, of })}
          />
          <NegateSwitch isNegated={isNegated} onNegate={onNegate} />
          {onRemove !== undefined && <RemoveButton onRemove={onRemove} />}
        </Group>
        {of.map((member, at) => (
          <ConditionEditor
            key={at}
            path={`${path}.of[${at}]`}
            condition={member}
            fields={fields}
            inside={inside}
            onChange={(changed) => put(of.with(at, changed))}
            onRemove={of.length > 1 ? () => put(of.toSpliced(at, 1)) : undefined}
          />
        ))}
        <Group gap="xs">
          <Button size="compact-xs" variant="light" onClick={() => put([...of, fresh])}>
            {say.addCondition}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => put([...of, { op: op === "all" ? "any" : "all", of: [fresh] }])}
          >
            {say.addGroup}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Turns a condition round. */
function NegateSwitch(props: {
  readonly isNegated: boolean;
  readonly onNegate: (isNegated: boolean) => void;
}) {
  const say = useTexts(conditionTexts);
  return (
    <Chip size="xs" color="red.9" checked={props.isNegated} onChange={props.onNegate}>
      {say.negated}
    </Chip>
  );
}

/** Takes a condition out. */
function RemoveButton({ onRemove }: { readonly onRemove: () => void }) {
  const say = useTexts(conditionTexts);
  return (
    <Tooltip label={say.remove}>
      <ActionIcon variant="subtle" color="gray" aria-label={say.remove} onClick={onRemove}>
        <Cross />
      </ActionIcon>
    </Tooltip>
  );
}
