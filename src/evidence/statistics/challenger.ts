import { aucParts, influenceVariance } from "./auc.ts";
import type { Companies } from "./companies.ts";
import { normalCdf } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/** How a draft that runs in the shadow stands against the model in force. */
export type Challenge = {
  readonly state: "too_few" | "open" | "better" | "worse";
  readonly sales: number;
  readonly others: number;
  /** AUC of the draft less that of the model in force; the interval holds on every day at once. */
  readonly difference: Interval;
};

/** Below so many sales, or others, nothing is said: the error itself is not known yet. */
export const fewestToChallenge = 30;

/**
 * The differences expected, as a spread: the test is sharpest for gains of about .03. It holds whatever
 * the true difference is.
 */
const expectedGain = 0.03;

/** Errors allowed over all looks together: a draft called better though it is not, and one called worse. */
const falselyBetter = 0.04;
const falselyWorse = 0.01;

/**
 * Both models on the leads whose outcome is known by now, each lead once, at its first shadow reading.
 * May be asked on any day, as often as one likes: over all days together an equally good draft is called
 * different in 5 of 100 (docs/statistics.md, Tests that may be looked at any day).
 */
export function challenge(
  scores: { readonly draft: ArrayLike<number>; readonly inForce: ArrayLike<number> },
  outcomes: ArrayLike<number | boolean>,
  companies?: Companies,
): Challenge {
  const [draft, inForce] = [aucParts(scores.draft, outcomes), aucParts(scores.inForce, outcomes)];
  const { converted: sales, others } = draft;
  const value = draft.value - inForce.value;
  if (Math.min(sales, others) < fewestToChallenge) {
    return { state: "too_few", sales, others, difference: { value, low: -1, high: 1 } };
  }
  const influence = draft.influence.map((own, row) => own - (inForce.influence[row] ?? 0));
  const variance = influenceVariance(influence, outcomes, draft, companies);
  // Two models that rank alike have nothing to be told apart by.
  if (variance <= 0)
    return { state: "open", sales, others, difference: { value, low: 0, high: 0 } };
  const difference = {
    value,
    low: Math.max(-1, value - reach(variance, falselyBetter)),
    high: Math.min(1, value + reach(variance, falselyWorse)),
  };
  const state = difference.low > 0 ? "better" : difference.high < 0 ? "worse" : "open";
  return { state, sales, others, difference };
}

/**
 * How far from the truth an estimate of this variance strays to one side, on any day, with a chance
 * of `error` at most: where the half-normal mixture of likelihood ratios reaches 1 / error.
 */
function reach(variance: number, error: number): number {
  const shrunk = variance + expectedGain * expectedGain;
  const logMixture = (z: number): number => {
    // In standard errors, with the share of the expected spread in the whole.
    const part = (z * expectedGain) / Math.sqrt(shrunk);
    return (
      Math.log(2) +
      0.5 * Math.log(variance / shrunk) +
      (part * part) / 2 +
      Math.log(normalCdf(part))
    );
  };
  let [near, far] = [0, 1];
  while (logMixture(far) < -Math.log(error)) far *= 2;
  for (let n = 0; n < 60; n++) {
    const middle = (near + far) / 2;
    if (logMixture(middle) < -Math.log(error)) near = middle;
    else far = middle;
  }
  return far * Math.sqrt(variance);
}
