import { aucParts, influenceVariance } from "./auc.ts";
import type { Companies } from "./companies.ts";
import { criticalValue, twoSidedChance } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/** Two models on the same leads. */
export type AucComparison = {
  readonly a: number;
  readonly b: number;
  /** The AUC of the first less that of the second, with its interval. */
  readonly difference: Interval;
  /** How often a difference this large would show if both were equally good, 0 to 1. */
  readonly chance: number;
};

/**
 * DeLong's paired test (1988) of two models that scored the same leads; over companies where
 * `companies` is given. Two models that rank alike differ by 0 with a chance of 1.
 */
export function compareAucs(
  scores: { readonly a: ArrayLike<number>; readonly b: ArrayLike<number> },
  outcomes: ArrayLike<number | boolean>,
  companies?: Companies,
  confidence = 0.95,
): AucComparison {
  const [a, b] = [aucParts(scores.a, outcomes), aucParts(scores.b, outcomes)];
  const value = a.value - b.value;
  const influence = a.influence.map((own, row) => own - (b.influence[row] ?? 0));
  const error = Math.sqrt(influenceVariance(influence, outcomes, a, companies));
  const half = criticalValue(confidence) * error;
  return {
    a: a.value,
    b: b.value,
    difference: { value, low: value - half, high: value + half },
    chance: error > 0 ? twoSidedChance(value / error) : 1,
  };
}
