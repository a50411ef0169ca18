import type { Criterion } from "../model/criterion-schema.ts";
import type { Model } from "../model/model-schema.ts";

/** The most that a criterion can give one contact, before families; Infinity when events add up without a cap. */
export function mostOfCriterion({ rules, pick, unknown, cap }: Criterion): number {
  const worth = rules.map(({ points, each }) => (each && points > 0 ? Infinity : points));
  const rulesGive =
    pick === "best"
      ? Math.max(...worth)
      : worth.reduce((sum, points) => sum + Math.max(0, points), 0);
  return Math.min(Math.max(0, rulesGive, unknown), cap ?? Infinity);
}

/** The most that an axis can come to, families and the axis's max applied. */
export function mostOfAxis(model: Model, axis: "fit" | "pain"): number {
  const families = new Map<string, number>();
  let sum = 0;
  for (const criterion of model.criteria) {
    if (criterion.axis !== axis) continue;
    const most = mostOfCriterion(criterion);
    if (criterion.family === null) sum += most;
    else families.set(criterion.family, (families.get(criterion.family) ?? 0) + most);
  }
  for (const [name, most] of families) {
    sum += Math.min(most, model.families[name]?.cap ?? Infinity);
  }
  return Math.min(sum, model.axes[axis].max);
}
