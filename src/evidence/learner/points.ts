import { byLargestRemainder } from "../../base/numbers.ts";
import { scoreOf, type Card, type CardCriterion } from "./card.ts";
import type { Fit } from "../statistics/logistic.ts";
import type { Screened } from "./screen.ts";

/** All criteria at their highest come to this (docs/evidence.md, Points). */
export const MOST_POINTS = 100;

/** Integer points by criterion and level, and how to say what a point means. */
export type Rounded = {
  readonly points: readonly (readonly number[])[];
  readonly meaning: (
    criteria: readonly CardCriterion[],
    y: Uint8Array,
    rows: Int32Array,
  ) => Pick<Card, "intercept" | "slope">;
};

/**
 * Points from log-odds: each criterion's lowest level gives 0, the highest levels of all add up to 100, and
 * what rounding leaves over goes to the largest remainders. Null when all levels are the same.
 */
export function integerPoints(chosen: readonly Screened[], fit: Fit): Rounded | null {
  const raised = chosen.map(({ candidate, coarse }, at) => {
    const start = fit.starts[at] ?? 0;
    const own = [...fit.beta.subarray(start, start + coarse.size)];
    // Points that fade end at 0; all others begin at their lowest level.
    const lowest = candidate.amounts === null ? Math.min(...own) : 0;
    return own.map((one) => one - lowest);
  });
  const ranges = raised.map((own) => Math.max(...own));
  const total = ranges.reduce((sum, one) => sum + one, 0);
  if (!(total > 1e-6)) return null;
  const scale = MOST_POINTS / total;
  const tops = byLargestRemainder(
    ranges.map((range) => range * scale),
    MOST_POINTS,
  );
  const points = raised.map((own, at) => {
    const top = tops[at] ?? 0;
    const range = ranges[at] ?? 0;
    return own.map((one) => (range === 0 ? 0 : Math.round((one / range) * top)));
  });
  return { points, meaning: (criteria, y, rows) => meaningOf(criteria, 1 / scale, y, rows) };
}

/** What a point means: with the slope as learned, the intercept at which the rows convert as often as they did. */
export function meaningOf(
  criteria: readonly CardCriterion[],
  slope: number,
  y: Uint8Array,
  rows: Int32Array,
): Pick<Card, "intercept" | "slope"> {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const score = scoreOf({ criteria }, row);
    counts.set(score, (counts.get(score) ?? 0) + 1);
  }
  // In rising order, so that the order of the rows changes no sum.
  const scores = [...counts].sort(([a], [b]) => a - b);
  const conversions = y.reduce((sum, one) => sum + one, 0);
  let [low, high] = [-40, 40];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    let expected = 0;
    for (const [score, count] of scores) {
      expected += count / (1 + Math.exp(-(middle + slope * score)));
    }
    if (expected < conversions) low = middle;
    else high = middle;
  }
  return { intercept: (low + high) / 2, slope };
}
