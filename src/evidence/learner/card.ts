import { roundHalfUp } from "../../base/numbers.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { Fit, Group } from "../statistics/logistic.ts";
import { amountOf } from "./screen.ts";

/** One criterion of a card: which fine levels share a level, and what each level gives. */
export type CardCriterion = {
  readonly candidate: Candidate;
  /** From the candidate's fine level to the level. */
  readonly levelOf: Uint8Array;
  readonly unknown: number | null;
  /** Integer points by level, 0 or more. */
  readonly points: readonly number[];
  /** Points that fade: what one event gives while fresh; null for all others. */
  readonly each: number | null;
  /** True when a higher level gives fewer points than a lower one although people expect the opposite. */
  readonly isAgainstExpectation: boolean;
  /** Where its levels begin in the weights that the card was rounded from. */
  readonly start: number;
  /** How strongly those weights were pulled to 0. */
  readonly pull: number;
};

/** What the learner comes to: integer points, and what a point means. */
export type Card = {
  readonly criteria: readonly CardCriterion[];
  /** Log-odds of a lead with 0 points, and of one point more. */
  readonly intercept: number;
  readonly slope: number;
  /** The weights that the points were rounded from, and the rows' levels that they were learned on. */
  readonly fit: Fit;
  readonly groups: readonly Group[];
};

/** What a criterion gives a row, before rounding. */
export function pointsOf(criterion: CardCriterion, row: number): number {
  const { candidate, levelOf, points, each } = criterion;
  const whole = points[levelOf[candidate.codes[row] as number] as number] ?? 0;
  if (candidate.amounts === null) return whole;
  if (each === null) return whole * amountOf(candidate.amounts, row);
  return Math.min(each * (candidate.amounts.sums[row] ?? 0), whole);
}

/** The published score of a row: fit and pain each rounded half up, then added (docs/contracts.md, Scores). */
export function scoreOf(card: Pick<Card, "criteria">, row: number): number {
  let [fit, pain] = [0, 0];
  for (const criterion of card.criteria) {
    if (criterion.candidate.axis === "fit") fit += pointsOf(criterion, row);
    else pain += pointsOf(criterion, row);
  }
  return roundHalfUp(fit) + roundHalfUp(pain);
}
