import type { Candidate } from "../candidates/candidate.ts";
import type { Card, CardCriterion } from "./card.ts";
import { chooseGroups } from "./choose.ts";
import { equalPoints, FEW } from "./few-conversions.ts";
import { cheapest, falling, joined } from "./levels.ts";
import { fitLogistic, type Fit } from "../statistics/logistic.ts";
import { integerPoints } from "./points.ts";
import { groupOf, screen, type Screened } from "./screen.ts";
import { weigh, type Weighed } from "./weigh.ts";

export type Limits = {
  /** The most criteria of a card. */
  readonly criteria: number;
  /** The most rules of a card. */
  readonly rules: number;
};

/** Weights are never freer than this: a level of three leads would get a hundred points. */
const LEAST_PULL = 0.5;

/**
 * Learns a card from the rows named: screens the candidates, weighs them jointly, keeps the criteria that
 * are worth their weights, joins levels until the rules are few and more never gives less, and rounds to
 * integer points. Null when nothing is worth a point. The same rows in the same order give the same card.
 */
export function learn(
  candidates: readonly Candidate[],
  outcome: Uint8Array,
  rows: Int32Array,
  limits: Limits,
): Card | null {
  const y = Uint8Array.from(rows, (row) => outcome[row] ?? 0);
  const conversions = y.reduce((sum, one) => sum + one, 0);
  const screened = screen(candidates, outcome, rows);
  const chosen =
    conversions < FEW ? screened.slice(0, limits.criteria) : choose(screened, y, rows, limits);
  return weighed(chosen, y, rows, limits);
}

/**
 * A card of these criteria and no others, their points learned from the rows named. `from` is what they
 * weighed beside others on the same rows: the pull on each stays, which saves most of the work.
 */
export function weighed(
  criteria: readonly Screened[],
  y: Uint8Array,
  rows: Int32Array,
  limits: Limits,
  from: Weighed | null = null,
): Card | null {
  let chosen = criteria.filter(
    ({ candidate, coarse }) => candidate.amounts !== null || coarse.size > 1,
  );
  if (chosen.length === 0) return null;
  let { fit, precision } =
    from === null ? weighJointly(chosen, y, rows) : weighedAgain(chosen, y, rows, from);
  for (;;) {
    const useless = fadingAway(chosen, fit);
    const { joins, against } = falling(chosen, fit);
    const excess = rulesOf(chosen) - limits.rules;
    const join = joins.length > 0 ? joins : excess > 0 ? cheapest(chosen, fit, excess) : [];
    if (useless.size === 0 && join.length === 0) {
      const card = cardOf(chosen, { fit, precision }, against, y, rows);
      const isWorth = card?.criteria.map(({ points }) => points.some((one) => one !== 0)) ?? [];
      if (isWorth.every(Boolean)) return card;
      // A criterion that rounds to nothing is none: the others are weighed without it.
      chosen = chosen.filter((_, at) => isWorth[at]);
      ({ fit, precision } = weighJointly(chosen, y, rows));
      continue;
    }
    const next = chosen.map((one, at) => {
      const own = join.find((pair) => pair.at === at);
      return own === undefined ? one : joined(one, own.left, own.right);
    });
    const kept = next.flatMap(({ candidate, coarse }, at) =>
      useless.has(at) || (candidate.amounts === null && coarse.size < 2) ? [] : [at],
    );
    if (kept.length === 0) return null;
    chosen = kept.flatMap((at) => next[at] ?? []);
    if (kept.length < next.length) {
      ({ fit, precision } = weighJointly(chosen, y, rows));
      continue;
    }
    const groups = chosen.map((one) => groupOf(one, rows));
    fit = fitLogistic(groups, y, { precision, centre: null }, null);
  }
}

function choose(
  screened: readonly Screened[],
  y: Uint8Array,
  rows: Int32Array,
  limits: Limits,
): readonly Screened[] {
  if (screened.length === 0) return [];
  const groups = screened.map((one) => groupOf(one, rows));
  const { fit, precision } = weigh(groups, y, null, LEAST_PULL, 3);
  const kept = chooseGroups(fit, precision, limits.criteria);
  return kept.flatMap((at) => screened[at] ?? []);
}

function weighJointly(chosen: readonly Screened[], y: Uint8Array, rows: Int32Array): Weighed {
  const groups = chosen.map((one) => groupOf(one, rows));
  const conversions = y.reduce((sum, one) => sum + one, 0);
  if (conversions >= FEW) return weigh(groups, y, null, LEAST_PULL, 3);
  const { centre, pull } = equalPoints(groups, y, conversions);
  return weigh(groups, y, centre, pull, 3);
}

function weighedAgain(
  chosen: readonly Screened[],
  y: Uint8Array,
  rows: Int32Array,
  { fit, precision }: Weighed,
): Weighed {
  const groups = chosen.map((one) => groupOf(one, rows));
  return { fit: fitLogistic(groups, y, { precision, centre: null }, fit), precision };
}

/** Criteria that fade and would take points away. */
function fadingAway(chosen: readonly Screened[], fit: Fit): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [at, { candidate }] of chosen.entries()) {
    if (candidate.amounts !== null && (fit.beta[fit.starts[at] ?? 0] ?? 0) <= 0) found.add(at);
  }
  return found;
}

function rulesOf(chosen: readonly Screened[]): number {
  return chosen.reduce((sum, one) => sum + ruleCount(one), 0);
}

/** One rule a level but the lowest; unknown needs one of its own where texts stand for it. */
function ruleCount({ candidate, coarse }: Screened): number {
  if (candidate.amounts !== null) return 1;
  const hasPlaceholders =
    "placeholders" in candidate.source && candidate.source.placeholders.length > 0;
  return coarse.size - 1 + Number(hasPlaceholders);
}

function cardOf(
  chosen: readonly Screened[],
  { fit, precision }: Weighed,
  against: ReadonlySet<number>,
  y: Uint8Array,
  rows: Int32Array,
): Card | null {
  const rounded = integerPoints(chosen, fit);
  if (rounded === null) return null;
  const criteria = chosen.map(({ candidate, coarse }, at): CardCriterion => {
    const points = rounded.points[at] ?? [];
    const most = candidate.amounts?.most ?? 1;
    return {
      candidate,
      levelOf: coarse.levelOf,
      unknown: coarse.unknown,
      points,
      each: candidate.amounts === null ? null : Math.max(1, Math.round((points[0] ?? 0) / most)),
      isAgainstExpectation: against.has(at),
      start: fit.starts[at] ?? 0,
      pull: precision[at] ?? 0,
    };
  });
  const groups = chosen.map((one) => groupOf(one, rows));
  return { criteria, fit, groups, ...rounded.meaning(criteria, y, rows) };
}
