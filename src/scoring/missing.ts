import type { Axis } from "./axis.ts";
import type { CompiledModel } from "./compile.ts";
import type { Missing, ScoreLine } from "./result.ts";
import type { Scope } from "./scope.ts";

/** What stands between a contact and ready: points short, and data that is unknown on an axis that is short. */
export function missingOf(
  compiled: CompiledModel,
  scope: Scope,
  lines: readonly ScoreLine[],
  fit: number,
  pain: number,
): readonly Missing[] {
  const { ready } = compiled.model;
  const total = ready.total - fit - pain;
  const missing: Missing[] = [];
  if (fit < ready.fit) missing.push({ kind: "points", of: "fit", short: ready.fit - fit });
  if (pain < ready.pain) missing.push({ kind: "points", of: "pain", short: ready.pain - pain });
  if (total > 0) missing.push({ kind: "points", of: "total", short: total });
  if (missing.length === 0) return missing;
  for (const axis of [compiled.fit, compiled.pain]) {
    const short = total > 0 || (axis.name === "fit" ? fit < ready.fit : pain < ready.pain);
    if (short) addUnknown(axis, scope, lines, missing);
  }
  return missing;
}

function addUnknown(
  axis: Axis,
  { values }: Scope,
  lines: readonly ScoreLine[],
  missing: Missing[],
): void {
  for (const { criterion, fields } of axis.criteria) {
    const line = lines.find(({ axis: name, id }) => name === axis.name && id === criterion.id);
    if (line?.unknown !== true) continue;
    const field = fields.find(({ index }) => (values[index] ?? null) === null) ?? fields[0];
    if (field !== undefined)
      missing.push({ kind: "unknown", criterion: criterion.id, field: field.name });
  }
}
