import { roundHalfUp } from "../../base/numbers.ts";
import { apportion, type Line } from "../apportion.ts";
import type { CompiledCriterion } from "./compile-criterion.ts";
import type { Scope } from "./scope.ts";

/** One axis of a compiled model. */
export type Axis = {
  readonly name: "fit" | "pain";
  readonly max: number;
  readonly criteria: readonly CompiledCriterion[];
  readonly families: readonly {
    readonly id: string;
    readonly cap: number;
    /** Indexes into `criteria`. */
    readonly members: readonly number[];
  }[];
};

/** What an axis comes to: the double between 0 and its max, and that rounded half up. */
export type AxisTotal = {
  readonly exact: number;
  readonly published: number;
  /** Where its lines start; they come in the order of `criteria`, adjustments behind. */
  readonly start: number;
};

/**
 * Adds up one axis and appends its lines: one a criterion, one for each cap that cut, one for each bound
 * that was met. The lines' integer points add up to the published integer (contracts.md, Scores).
 */
export function addAxis(axis: Axis, scope: Scope, lines: Line[]): AxisTotal {
  const { name } = axis;
  const start = lines.length;
  let sum = 0;
  for (const { evaluate, criterion } of axis.criteria) {
    const line = evaluate(scope);
    if (criterion.family === null) sum += line.exact;
    lines.push(line);
  }
  // What a cap cuts off is never added and taken away again: rounding would let more points come to less.
  for (const { id, cap, members } of axis.families) {
    let family = 0;
    for (const member of members) family += lines[start + member]?.exact ?? 0;
    if (family > cap) lines.push(adjustment(name, "familyCap", id, cap - family));
    sum += Math.min(family, cap);
  }
  const exact = Math.min(Math.max(sum, 0), axis.max);
  if (sum > axis.max) lines.push(adjustment(name, "axisMax", name, axis.max - sum));
  if (sum < 0) lines.push(adjustment(name, "axisMin", name, -sum));
  const published = roundHalfUp(exact);
  apportion(lines, start, published);
  return { exact, published, start };
}

function adjustment(axis: Axis["name"], kind: Line["kind"], id: string, exact: number): Line {
  return { axis, kind, id, points: 0, exact, events: 0, capped: false, unknown: false };
}
