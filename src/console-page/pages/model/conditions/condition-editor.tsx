import type { Condition } from "../../../../scoring/condition.ts";
import { GroupEditor } from "./group-editor.tsx";
import { RowEditor } from "./row-editor.tsx";
import { unwrapped, type Plain } from "./unwrapped.ts";

/** What every part of the picker gets. `fields` are the logical fields that can be tested. */
export type PartProps<One extends Plain> = {
  readonly condition: One;
  readonly isNegated: boolean;
  readonly fields: readonly string[];
  /** `event`: inside a behaviour's own data, where fields are free names and behaviours cannot stand. */
  readonly inside: "contact" | "event";
  readonly onChange: (condition: Plain) => void;
  readonly onNegate: (isNegated: boolean) => void;
  /** Left out where the condition must stay. */
  readonly onRemove?: (() => void) | undefined;
};

type Props = Omit<PartProps<Plain>, "condition" | "isNegated" | "onChange" | "onNegate"> & {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
};

/** Shows a condition of any shape and lets a person change it by picking. */
export function ConditionEditor({ condition, onChange, ...rest }: Props) {
  const { inner, isNegated } = unwrapped(condition);
  const give = (changed: Plain, negated: boolean): void =>
    onChange(negated ? { op: "not", of: changed } : changed);
  const part = {
    ...rest,
    isNegated,
    onChange: (changed: Plain) => give(changed, isNegated),
    onNegate: (negated: boolean) => give(inner, negated),
  };
  return "of" in inner ? (
    <GroupEditor {...part} condition={inner} />
  ) : (
    <RowEditor {...part} condition={inner} />
  );
}
