import { pointsOf, type Card, type CardCriterion } from "../learner/card.ts";
import { learn, type Limits } from "../learner/learn.ts";
import { learnedWithout } from "../learner/without.ts";
import type { Table } from "../rows/table.ts";
import { aucParts } from "../statistics/auc.ts";
import { companiesOf } from "../statistics/companies.ts";
import { covarianceOverCompanies, settled } from "../statistics/logistic.ts";
import type { Interval } from "../statistics/interval.ts";
import { verdictsOf, type JointEffect, type Verdict } from "../statistics/verdicts.ts";
import { crossFitted, type CrossFit } from "./cross-fit.ts";
import { honestLift, type HonestLift } from "./honest-lift.ts";

/** What stands beside a criterion (docs/evidence.md, Beside every criterion). */
export type JudgedCriterion = {
  readonly criterion: CardCriterion;
  /** Leads that met it, of all, and how many of them converted. */
  readonly leads: number;
  readonly conversions: number;
  /** On rows that did not choose it; null without such leads. */
  readonly rateWith: number | null;
  readonly rateWithout: number | null;
  readonly lift: Interval | null;
  /** The leads that its rates and its lift are judged on. */
  readonly judgedOn: number;
  /** The cross-fitted AUC when all is learned again without it. */
  readonly aucWithout: number;
  readonly verdict: Verdict;
  /** Other criteria of the card that mostly go together with it, by their place. */
  readonly together: readonly number[];
};

/** From this correlation of their points on, two criteria are named together. */
const TOGETHER = 0.5;

/** True where a criterion gives a lead at least one point. */
export function isMet(criterion: CardCriterion, row: number): boolean {
  return pointsOf(criterion, row) >= 0.5;
}

/** What the model in force gives each row for a criterion, by its family, and what one of its points promises. */
export type PointsBefore = {
  readonly byFamily: ReadonlyMap<string, Float64Array>;
  /** Log-odds a point. */
  readonly slope: number;
  /** Families that nobody may change. */
  readonly locked: ReadonlySet<string>;
};

/**
 * Judges each criterion of a card on the folds whose own cards chose it without seeing the fold: the best
 * of many, judged on the rows that chose them, look better than they are. Verdicts compare with what stood
 * there `before`; null to take the card's own points.
 */
export function judgeCriteria(
  card: Card,
  fitted: CrossFit,
  table: Table,
  limits: Limits,
  smallest: number,
  before: PointsBefore | null,
  onCriterion: (at: number) => void,
): JudgedCriterion[] {
  const points = card.criteria.map((criterion) =>
    Float64Array.from(table.ids, (_, row) => pointsOf(criterion, row)),
  );
  const lifts = card.criteria.map((criterion) => liftHere(criterion, fitted, table, limits));
  const covariance = covarianceOf(card, table);
  const effects = card.criteria.map((criterion, at): JointEffect => ({
    ...jointEffect(card, covariance, criterion, table, before),
    salesWith: lifts[at]?.salesWith ?? 0,
    salesWithout: lifts[at]?.salesWithout ?? 0,
  }));
  const verdicts = verdictsOf(effects, smallest);
  return card.criteria.map((criterion, at) => {
    const judged = lifts[at];
    const aucWithout = crossFittedWithout(criterion, fitted, table, limits);
    onCriterion(at);
    const all = countMet(criterion, table);
    return {
      criterion,
      ...all,
      rateWith: finite(judged?.rateWith),
      rateWithout: finite(judged?.rateWithout),
      lift: judged?.lift ?? null,
      judgedOn: table.ids.length,
      aucWithout,
      verdict: before?.locked.has(criterion.candidate.family) ? "keep" : (verdicts[at] ?? "few"),
      together: points.flatMap((other, n) =>
        n !== at && Math.abs(correlation(points[at] ?? other, other)) >= TOGETHER ? [n] : [],
      ),
    };
  });
}

/** A fold whose card did not choose the criterion is judged by the levels that its other rows alone suggest. */
function liftHere(
  criterion: CardCriterion,
  { cards, learnedOn }: CrossFit,
  table: Table,
  limits: Limits,
): HonestLift {
  const { candidate } = criterion;
  const metBy = (one: CardCriterion | undefined): Uint8Array =>
    Uint8Array.from(table.ids, (_, row) => (one === undefined ? 0 : Number(isMet(one, row))));
  const byFold = cards.map((card, fold) =>
    metBy(
      card?.criteria.find((one) => one.candidate.family === candidate.family) ??
        learn([candidate], table.outcome, learnedOn[fold] ?? new Int32Array(), limits)?.criteria[0],
    ),
  );
  return honestLift({ shown: metBy(criterion), byFold }, table);
}

function countMet(
  criterion: CardCriterion,
  { ids, outcome }: Table,
): { readonly leads: number; readonly conversions: number } {
  let [leads, conversions] = [0, 0];
  for (let row = 0; row < ids.length; row += 1) {
    if (!isMet(criterion, row)) continue;
    leads += 1;
    conversions += outcome[row] ?? 0;
  }
  return { leads, conversions };
}

/** Of the card's weights; over companies where rows share them. */
function covarianceOf({ fit, groups, criteria }: Card, table: Table): Float64Array {
  // Locked criteria share the last group and its pull.
  const pulls = groups.map((_, at) => criteria.find(({ start }) => start === fit.starts[at])?.pull);
  const precision = Float64Array.from(pulls, (pull) => pull ?? 0);
  const exact = settled(groups, fit, { precision, centre: null });
  if (!table.isGrouped) return exact.covariance;
  return covarianceOverCompanies(groups, exact, table.outcome, companiesOf(table.groups));
}

/** The log-odds that meeting a criterion adds beside all others, its error, and what the points promise. */
function jointEffect(
  { fit, slope }: Card,
  covariance: Float64Array,
  criterion: CardCriterion,
  { ids }: Table,
  before: PointsBefore | null,
): Pick<JointEffect, "effect" | "error" | "promised"> {
  const { candidate, levelOf, points, start } = criterion;
  const [met, unmet] = [new Float64Array(points.length), new Float64Array(points.length)];
  const old = before?.byFamily.get(candidate.family);
  const sums = { met: 0, unmet: 0, pointsMet: 0, pointsUnmet: 0 };
  for (let row = 0; row < ids.length; row += 1) {
    const level = levelOf[candidate.codes[row] as number] as number;
    const own = pointsOf(criterion, row);
    const given = old?.[row] ?? own;
    // Points that fade have part of their one weight.
    const part = candidate.amounts === null ? 1 : own / Math.max(1, points[0] ?? 1);
    if (isMet(criterion, row)) {
      met[level] = (met[level] ?? 0) + part;
      sums.met += 1;
      sums.pointsMet += given;
    } else {
      unmet[level] = (unmet[level] ?? 0) + part;
      sums.unmet += 1;
      sums.pointsUnmet += given;
    }
  }
  const contrast = met.map(
    (one, level) => one / Math.max(1, sums.met) - (unmet[level] ?? 0) / Math.max(1, sums.unmet),
  );
  const width = fit.beta.length + 1;
  let [effect, variance] = [0, 0];
  for (let a = 0; a < contrast.length; a += 1) {
    effect += (contrast[a] ?? 0) * (fit.beta[start + a] ?? 0);
    for (let b = 0; b < contrast.length; b += 1) {
      const both = covariance[(start + a + 1) * width + start + b + 1] ?? 0;
      variance += (contrast[a] ?? 0) * (contrast[b] ?? 0) * both;
    }
  }
  const promised =
    sums.pointsMet / Math.max(1, sums.met) - sums.pointsUnmet / Math.max(1, sums.unmet);
  return {
    effect,
    error: Math.sqrt(Math.max(0, variance)),
    promised: promised * (before?.slope ?? slope),
  };
}

function crossFittedWithout(
  { candidate: { family } }: CardCriterion,
  { cards, learnedOn }: CrossFit,
  table: Table,
  limits: Limits,
): number {
  const without = cards.map((card, fold) => {
    if (!card?.criteria.some(({ candidate }) => candidate.family === family)) return card;
    return learnedWithout(card, family, table.outcome, learnedOn[fold] ?? new Int32Array(), limits);
  });
  return aucParts(crossFitted(table, learnedOn, without), table.outcome).value;
}

function correlation(left: Float64Array, right: Float64Array): number {
  const [meanLeft, meanRight] = [mean(left), mean(right)];
  let [product, squaresLeft, squaresRight] = [0, 0, 0];
  for (let row = 0; row < left.length; row += 1) {
    const [a, b] = [(left[row] as number) - meanLeft, (right[row] as number) - meanRight];
    product += a * b;
    squaresLeft += a * a;
    squaresRight += b * b;
  }
  return product / Math.sqrt(Math.max(1e-12, squaresLeft * squaresRight));
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
