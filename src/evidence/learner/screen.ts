import type { Candidate } from "../candidates/candidate.ts";
import { byCodeUnits } from "../rows/hash.ts";
import { coarsen, countLevels, type Coarse } from "./coarsen.ts";
import { fitLogistic, scoresOf, type Group } from "../statistics/logistic.ts";

/** A candidate with its levels as the rows at hand suggest them. */
export type Screened = { readonly candidate: Candidate; readonly coarse: Coarse };

/** More than this many go no further: the joint weights of the rest would be noise. */
const MOST_SCREENED = 40;
/** The most levels of one criterion before all are weighed jointly, the unknown one apart. */
const MOST_LEVELS = 7;
/** How much better a count must be than fading points to be taken instead: fading says when, too. */
const PREFERENCE = 1.15;

/**
 * The candidates that say most by themselves, one of each family, on the rows named: the best first.
 * Their levels are joined as these rows suggest.
 */
export function screen(
  candidates: readonly Candidate[],
  outcome: Uint8Array,
  rows: Int32Array,
): Screened[] {
  const y = Uint8Array.from(rows, (row) => outcome[row] ?? 0);
  const best = new Map<string, Screened>();
  for (const candidate of inFewHalfLives(candidates, outcome, rows)) {
    const one = screened(candidate, outcome, rows, y);
    if (one.coarse.gain <= 0) continue;
    const before = best.get(candidate.family);
    if (before === undefined || worthOf(one) > worthOf(before)) best.set(candidate.family, one);
  }
  return [...best.values()]
    .sort((a, b) => b.coarse.gain - a.coarse.gain || byCodeUnits(a.candidate.key, b.candidate.key))
    .slice(0, MOST_SCREENED);
}

/** The codes of a group for the rows named. */
export function groupOf({ candidate, coarse }: Screened, rows: Int32Array): Group {
  const { codes, amounts } = candidate;
  const { levelOf, size } = coarse;
  const own = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    own[at] = levelOf[codes[rows[at] as number] as number] as number;
  }
  if (amounts === null) return { codes: own, size, amounts: null };
  const shares = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) shares[at] = amountOf(amounts, rows[at] as number);
  return { codes: own, size, amounts: shares };
}

/** How much of its weight a row has, 0 to 1. */
export function amountOf({ sums, most }: NonNullable<Candidate["amounts"]>, row: number): number {
  return Math.min(sums[row] ?? 0, most) / most;
}

function worthOf({ candidate, coarse }: Screened): number {
  return coarse.gain * (candidate.source.kind === "fading" ? PREFERENCE : 1);
}

function screened(
  candidate: Candidate,
  outcome: Uint8Array,
  rows: Int32Array,
  y: Uint8Array,
): Screened {
  if (candidate.amounts !== null) return fading(candidate, rows, y);
  const counts = countLevels(candidate.codes, candidate.size, outcome, rows);
  const coarse = coarsen(counts, candidate.isOrdered, candidate.unknown, {
    most: MOST_LEVELS,
    fewest: Math.max(8, Math.round(rows.length * 0.004)),
  });
  return { candidate, coarse };
}

/** Points that fade have one weight; below 0 they say the opposite, which a count says better. */
function fading(candidate: Candidate, rows: Int32Array, y: Uint8Array): Screened {
  const coarse: Coarse = { levelOf: new Uint8Array(1), size: 1, unknown: null, gain: 0 };
  const groups = [groupOf({ candidate, coarse }, rows)];
  const prior = { precision: Float64Array.of(0.01), centre: null };
  const fit = fitLogistic(groups, y, prior, null);
  if ((fit.beta[0] ?? 0) <= 0) return { candidate, coarse };
  const gain = 2 * (logLikelihood(scoresOf(groups, fit), y) - nullLikelihood(y)) - 2;
  return { candidate, coarse: { ...coarse, gain } };
}

/**
 * Of all half-lives the one that serves all types of event together, and of each type's sizes the one that
 * tells most, by score tests, which need no fit.
 */
function inFewHalfLives(
  candidates: readonly Candidate[],
  outcome: Uint8Array,
  rows: Int32Array,
): readonly Candidate[] {
  const byHalfLife = new Map<number, Map<string, { candidate: Candidate; score: number }>>();
  for (const candidate of candidates) {
    if (candidate.source.kind !== "fading") continue;
    const { halfLife } = candidate.source;
    const types =
      byHalfLife.get(halfLife) ?? new Map<string, { candidate: Candidate; score: number }>();
    byHalfLife.set(halfLife, types);
    const score = scoreTest(candidate, outcome, rows);
    const before = types.get(candidate.family);
    if (before === undefined || score > before.score)
      types.set(candidate.family, { candidate, score });
  }
  let chosen: readonly Candidate[] = [];
  let most = -Infinity;
  for (const types of byHalfLife.values()) {
    const all = [...types.values()];
    const sum = all.reduce((total, { score }) => total + score, 0);
    if (sum > most) [chosen, most] = [all.map(({ candidate }) => candidate), sum];
  }
  return [...candidates.filter(({ source }) => source.kind !== "fading"), ...chosen];
}

function scoreTest({ amounts }: Candidate, outcome: Uint8Array, rows: Int32Array): number {
  if (amounts === null) return 0;
  let [sum, squares, product, ones] = [0, 0, 0, 0];
  for (const row of rows) {
    const amount = amountOf(amounts, row);
    sum += amount;
    squares += amount * amount;
    product += amount * (outcome[row] as number);
    ones += outcome[row] as number;
  }
  const base = ones / rows.length;
  const spread = base * (1 - base) * (squares - (sum * sum) / rows.length);
  return spread <= 0 ? 0 : Math.max(0, product - base * sum) ** 2 / spread;
}

export function logLikelihood(scores: Float64Array, y: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < y.length; row += 1) {
    const score = (scores[row] as number) * (y[row] === 1 ? -1 : 1);
    sum -= score > 30 ? score : Math.log1p(Math.exp(score));
  }
  return sum;
}

function nullLikelihood(y: Uint8Array): number {
  const ones = y.reduce((sum, one) => sum + one, 0);
  const part = (n: number): number => (n === 0 ? 0 : n * Math.log(n / y.length));
  return part(ones) + part(y.length - ones);
}
