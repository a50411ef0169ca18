import { Button, Group, Paper, Select, Stack } from "@mantine/core";
import type { Condition } from "../../../../scoring/condition.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { ConditionEditor, type PartProps } from "./condition-editor.tsx";
import { conditionTexts } from "./condition-texts.ts";
import { firstCondition, makeTest } from "./make-condition.ts";
import { NegateSwitch, RemoveButton } from "./row-parts.tsx";

type Group = { readonly op: "all" | "any"; readonly of: readonly Condition[] };

/** Conditions of which all or any must hold. A group that is left with one member becomes that member. */
export function GroupEditor(props: PartProps<Group>) {
  const { condition, isNegated, fields, inside, onChange, onNegate, onRemove } = props;
  const say = useTexts(conditionTexts);
  const { op, of } = condition;
  const fresh = inside === "event" ? makeTest("contains", "", null) : firstCondition(fields);
  const put = (members: readonly Condition[]): void => onChange({ op, of: members });
  return (
    <Paper withBorder p="sm" bg="gray.0">
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
