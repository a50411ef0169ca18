import type { Model } from "../model/model.ts";
import type { ScoreLine } from "../result.ts";

/**
 * The lines of a score that was kept without those that say nothing, whole again: one a criterion of the model that
 * made it, in the model's order, the axis's adjustments behind.
 */
export function withBlankLines(
  { criteria }: Pick<Model, "criteria">,
  kept: readonly ScoreLine[],
): readonly ScoreLine[] {
  if (kept.length === 0) return kept;
  return (["fit", "pain"] as const).flatMap((axis) => {
    const ofAxis = kept.filter((line) => line.axis === axis);
    const byId = new Map(
      ofAxis.flatMap((line) => (line.kind === "criterion" ? [[line.id, line] as const] : [])),
    );
    return [
      ...criteria
        .filter((criterion) => criterion.axis === axis)
        .map(
          ({ id }): ScoreLine =>
            byId.get(id) ?? {
              axis,
              kind: "criterion",
              id,
              points: 0,
              exact: 0,
              events: 0,
              capped: false,
              unknown: false,
            },
        ),
      ...ofAxis.filter(({ kind }) => kind !== "criterion"),
    ];
  });
}
