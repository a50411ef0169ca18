import type { Axis, AxisTotal } from "./compile/axis.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { Missing, ScoreLine } from "./result.ts";
import type { Scope } from "./compile/scope.ts";

/** What stands between a contact and ready: points short, and data that is unknown on an axis that is short. */
export function missingOf(
  compiled: CompiledModel,
  scope: Scope,
  lines: readonly ScoreLine[],
  fit: AxisTotal,
  pain: AxisTotal,
): readonly Missing[] {
  const { ready } = compiled.model;
  const shortOfFit = ready.fit - fit.published;
  const shortOfPain = ready.pain - pain.published;
  const shortInAll = ready.total - fit.published - pain.published;
  const missing: Missing[] = [];
  if (shortOfFit > 0) missing.push({ kind: "points", of: "fit", short: shortOfFit });
  if (shortOfPain > 0) missing.push({ kind: "points", of: "pain", short: shortOfPain });
  if (shortInAll > 0) missing.push({ kind: "points", of: "total", short: shortInAll });
  if (shortOfFit > 0 || shortInAll > 0) addUnknown(compiled.fit, fit, scope, lines, missing);
  if (shortOfPain > 0 || shortInAll > 0) addUnknown(compiled.pain, pain, scope, lines, missing);
  return missing;
}

function addUnknown(
  { criteria }: Axis,
  { start }: AxisTotal,
  { values }: Scope,
  lines: readonly ScoreLine[],
  missing: Missing[],
): void {
  for (let at = 0; at < criteria.length; at += 1) {
    const criterion = criteria[at];
    if (criterion === undefined || lines[start + at]?.unknown !== true) continue;
    const { fields } = criterion;
    const field = fields.find(({ index }) => (values[index] ?? null) === null) ?? fields[0];
    if (field !== undefined) {
      missing.push({ kind: "unknown", criterion: criterion.criterion.id, field: field.name });
    }
  }
}
