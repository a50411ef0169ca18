import type { Condition } from "../../../../scoring/condition.ts";

/** A condition without the `not` around it: that is a switch, no level of its own. */
export type Plain = Exclude<Condition, { readonly op: "not" }>;

/** The opposite of an opposite is the thing itself. */
export function unwrapped(condition: Condition): {
  readonly inner: Plain;
  readonly isNegated: boolean;
} {
  if (condition.op !== "not") return { inner: condition, isNegated: false };
  const { inner, isNegated } = unwrapped(condition.of);
  return { inner, isNegated: !isNegated };
}
