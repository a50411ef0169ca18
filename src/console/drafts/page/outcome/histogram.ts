import type { Matrix } from "../../../contract/matrix.ts";

/** What a threshold of ready looks at. */
export type Measure = "fit" | "pain" | "total";

const bars = 24;

/** How many leads stand in each of equal steps from 0 to `max`; what lies outside is counted at the ends. */
export function histogramOf(
  points: Matrix["points"],
  measure: Measure,
  max: number,
): readonly number[] {
  const counts = Array.from({ length: bars }, () => 0);
  for (const [fit, pain, contacts] of points) {
    const value = { fit, pain, total: fit + pain }[measure];
    const at = Math.min(bars - 1, Math.max(0, Math.floor((value / Math.max(1, max)) * bars)));
    counts[at] = (counts[at] ?? 0) + contacts;
  }
  return counts;
}

/** Leads whose points reach all three thresholds. */
export function reachOf(
  points: Matrix["points"],
  least: Readonly<Record<Measure, number>>,
): number {
  return points.reduce(
    (sum, [fit, pain, contacts]) =>
      fit >= least.fit && pain >= least.pain && fit + pain >= least.total ? sum + contacts : sum,
    0,
  );
}
