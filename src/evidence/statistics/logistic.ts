import { factor, inverse, solve } from "./cholesky.ts";
import type { Companies } from "./companies.ts";

/**
 * One criterion to be weighed: for every row the level that it is on, 0 to `size` - 1, and how much of
 * that level's weight the row has (null: all of it).
 */
export type Group = {
  readonly codes: Uint8Array;
  readonly size: number;
  readonly amounts: Float64Array | null;
};

/** What pulls the weights: per group how strongly, per level towards what (log-odds; null for 0). */
export type Prior = { readonly precision: Float64Array; readonly centre: Float64Array | null };

/** A penalised logistic regression on the levels of groups. */
export type Fit = {
  readonly intercept: number;
  /** Log-odds by level, the groups one after the other. */
  readonly beta: Float64Array;
  /** Where each group starts in `beta`. */
  readonly starts: readonly number[];
  /** Covariance of intercept (first) and `beta`, (1 + levels) squared; near enough to compare weights. */
  readonly covariance: Float64Array;
  /** What the rows alone know of the weights, in the same order; the next fit of the same groups starts from it. */
  readonly information: Float64Array;
};

const MOST_STEPS = 30;
/** A step smaller than this in every weight changes no point of a card. */
const SMALL_STEP = 1e-4;
/** After a step smaller than this the curvature is taken to stay as it is. */
const STEADY = 0.15;

/** The rate behind log-odds: 0 gives .5. */
export function rateOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Where each group's levels start when all stand one after the other; the total last. */
export function startsOf(groups: readonly Group[]): number[] {
  const starts = [0];
  for (const { size } of groups) starts.push((starts.at(-1) ?? 0) + size);
  return starts;
}

/**
 * Weighs all levels of all groups jointly: Newton's method on the penalised likelihood of `y` (0 to 1 a
 * row), from the weights of an earlier fit when there is one. The intercept is free. The same input gives
 * the same doubles.
 */
export function fitLogistic(
  groups: readonly Group[],
  y: Uint8Array | Float64Array,
  prior: Prior,
  from: (Pick<Fit, "intercept" | "beta"> & { readonly information: Float64Array | null }) | null,
): Fit {
  const starts = startsOf(groups);
  const size = (starts.at(-1) ?? 0) + 1;
  const weights = new Float64Array(size);
  weights[0] = from?.intercept ?? startingIntercept(y);
  if (from !== null) weights.set(from.beta, 1);
  const scores = new Float64Array(y.length);
  const w = new Float64Array(y.length);
  const rest = new Float64Array(y.length);
  let information = from?.information ?? null;
  let lower: Float64Array | null = null;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    sumScores(groups, starts, weights, scores);
    const gradient = gradientOf(groups, starts, y, scores, w, rest);
    addPenalty(groups, starts, weights, prior, gradient);
    information ??= informationOf(groups, starts, w);
    lower ??= factored(information, groups, starts, prior);
    solve(lower, size, gradient);
    let largest = 0;
    for (const move of gradient) largest = Math.max(largest, Math.abs(move));
    // A first step from far away may overshoot; two units of log-odds are far.
    const damp = largest > 2 ? 2 / largest : 1;
    for (let at = 0; at < size; at += 1) {
      weights[at] = (weights[at] as number) + damp * (gradient[at] as number);
    }
    if (largest < SMALL_STEP) break;
    if (largest > STEADY) information = lower = null;
  }
  information ??= informationOf(groups, starts, w);
  return {
    intercept: weights[0],
    beta: weights.slice(1),
    starts: starts.slice(0, -1),
    covariance: inverse(lower ?? factored(information, groups, starts, prior), size),
    information,
  };
}

/** The same fit with its covariance as it is at the weights found; that of `fitLogistic` is of a step before. */
export function settled(groups: readonly Group[], fit: Fit, prior: Prior): Fit {
  const starts = startsOf(groups);
  const w = scoresOf(groups, fit).map((score) => {
    const p = rateOf(score);
    return Math.max(p * (1 - p), 1e-9);
  });
  const information = informationOf(groups, starts, w);
  const lower = factored(information, groups, starts, prior);
  return { ...fit, information, covariance: inverse(lower, fit.beta.length + 1) };
}

/** The log-odds of every row. */
export function scoresOf(
  groups: readonly Group[],
  fit: Pick<Fit, "intercept" | "beta">,
): Float64Array {
  const weights = new Float64Array(fit.beta.length + 1);
  weights[0] = fit.intercept;
  weights.set(fit.beta, 1);
  const scores = new Float64Array(groups[0]?.codes.length ?? 0);
  sumScores(groups, startsOf(groups), weights, scores);
  return scores;
}

/**
 * The covariance of a fit that holds when rows of a company depend on each other (the sandwich of Liang and
 * Zeger 1986), in the order of `fit.covariance`. Groups and `y` are those of the fit.
 */
export function covarianceOverCompanies(
  groups: readonly Group[],
  fit: Fit,
  y: Uint8Array | Float64Array,
  { of, count }: Companies,
): Float64Array {
  const size = fit.beta.length + 1;
  const sums = new Float64Array(count * size);
  const rest = scoresOf(groups, fit).map((score, row) => (y[row] as number) - rateOf(score));
  const add = (company: number, place: number, what: number): void => {
    const at = company * size + place;
    sums[at] = (sums[at] as number) + what;
  };
  for (const [row, company] of of.entries()) add(company, 0, rest[row] as number);
  for (const [at, { codes, amounts }] of groups.entries()) {
    const start = 1 + (fit.starts[at] ?? 0);
    for (const [row, company] of of.entries()) {
      add(company, start + (codes[row] as number), (rest[row] as number) * (amounts?.[row] ?? 1));
    }
  }
  // Each company's influence on the weights, then their squares.
  const covariance = new Float64Array(size * size);
  const scale = count / Math.max(1, count - 1);
  const influence = new Float64Array(size);
  for (let company = 0; company < count; company += 1) {
    const own = sums.subarray(company * size, (company + 1) * size);
    for (let row = 0; row < size; row += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) {
        sum += (fit.covariance[row * size + k] as number) * (own[k] as number);
      }
      influence[row] = sum;
    }
    for (let row = 0; row < size; row += 1) {
      const left = scale * (influence[row] as number);
      for (let column = 0; column < size; column += 1) {
        const to = row * size + column;
        covariance[to] = (covariance[to] as number) + left * (influence[column] as number);
      }
    }
  }
  return covariance;
}

function startingIntercept(y: Uint8Array | Float64Array): number {
  let ones = 0.5;
  for (const one of y) ones += one;
  return Math.log(ones / (y.length + 1 - ones));
}

function sumScores(
  groups: readonly Group[],
  starts: readonly number[],
  weights: Float64Array,
  scores: Float64Array,
): void {
  scores.fill(weights[0] ?? 0);
  for (const [at, { codes, size, amounts }] of groups.entries()) {
    const start = 1 + (starts[at] ?? 0);
    const own = weights.slice(start, start + size);
    if (amounts === null) {
      for (let row = 0; row < codes.length; row += 1) {
        scores[row] = (scores[row] as number) + (own[codes[row] as number] as number);
      }
    } else {
      for (let row = 0; row < codes.length; row += 1) {
        const whole = own[codes[row] as number] as number;
        scores[row] = (scores[row] as number) + whole * (amounts[row] as number);
      }
    }
  }
}

/** The likelihood's gradient; leaves in `w` each row's p (1 - p) and in `rest` its y - p. */
function gradientOf(
  groups: readonly Group[],
  starts: readonly number[],
  y: Uint8Array | Float64Array,
  scores: Float64Array,
  w: Float64Array,
  rest: Float64Array,
): Float64Array {
  const gradient = new Float64Array((starts.at(-1) ?? 0) + 1);
  let total = 0;
  for (let row = 0; row < y.length; row += 1) {
    const p = 1 / (1 + Math.exp(-(scores[row] as number)));
    w[row] = Math.max(p * (1 - p), 1e-9);
    const one = (y[row] as number) - p;
    rest[row] = one;
    total += one;
  }
  gradient[0] = total;
  for (const [at, group] of groups.entries()) {
    gradient.set(sumsByLevel(group, rest), 1 + (starts[at] ?? 0));
  }
  return gradient;
}

function addPenalty(
  groups: readonly Group[],
  starts: readonly number[],
  weights: Float64Array,
  { precision, centre }: Prior,
  gradient: Float64Array,
): void {
  for (const [at, { size }] of groups.entries()) {
    const pull = precision[at] ?? 0;
    for (let level = starts[at] ?? 0, end = level + size; level < end; level += 1) {
      const away = (weights[level + 1] as number) - (centre?.[level] ?? 0);
      gradient[level + 1] = (gradient[level + 1] as number) - pull * away;
    }
  }
}

function factored(
  information: Float64Array,
  groups: readonly Group[],
  starts: readonly number[],
  { precision }: Prior,
): Float64Array {
  const size = (starts.at(-1) ?? 0) + 1;
  const matrix = information.slice();
  for (const [at, group] of groups.entries()) {
    const start = 1 + (starts[at] ?? 0);
    for (let level = start; level < start + group.size; level += 1) {
      matrix[level * size + level] =
        (matrix[level * size + level] as number) + (precision[at] ?? 0);
    }
  }
  factor(matrix, size);
  return matrix;
}

/** Minus the likelihood's Hessian, its lower triangle. Pair by pair of groups, so that the sums stay in cache. */
function informationOf(
  groups: readonly Group[],
  starts: readonly number[],
  w: Float64Array,
): Float64Array {
  const size = 1 + (starts.at(-1) ?? 0);
  const matrix = new Float64Array(size * size);
  let total = 0;
  for (const one of w) total += one;
  matrix[0] = total;
  for (const [at, left] of groups.entries()) {
    const row = 1 + (starts[at] ?? 0);
    const weighted = left.amounts === null ? w : product(w, left.amounts);
    const own = sumsByLevel({ ...left, amounts: null }, weighted);
    const squared = sumsByLevel(left, weighted);
    for (let level = 0; level < left.size; level += 1) {
      matrix[(row + level) * size] = own[level] as number;
      matrix[(row + level) * size + row + level] = squared[level] as number;
    }
    for (let other = 0; other < at; other += 1) {
      const right = groups[other] as Group;
      const sums = pairSums(left, right, weighted);
      const column = 1 + (starts[other] ?? 0);
      for (let a = 0; a < left.size; a += 1) {
        for (let b = 0; b < right.size; b += 1) {
          matrix[(row + a) * size + column + b] = sums[a * right.size + b] as number;
        }
      }
    }
  }
  return matrix;
}

function sumsByLevel({ codes, size, amounts }: Group, what: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  if (amounts === null) {
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      sums[code] = (sums[code] as number) + (what[row] as number);
    }
  } else {
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      sums[code] = (sums[code] as number) + (what[row] as number) * (amounts[row] as number);
    }
  }
  return sums;
}

function product(left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(left.length);
  for (let row = 0; row < left.length; row += 1) {
    result[row] = (left[row] as number) * (right[row] as number);
  }
  return result;
}

function pairSums(left: Group, right: Group, w: Float64Array): Float64Array {
  const sums = new Float64Array(left.size * right.size);
  const { codes: a } = left;
  const { codes: b, size: width, amounts } = right;
  if (amounts === null) {
    for (let row = 0; row < w.length; row += 1) {
      const at = (a[row] as number) * width + (b[row] as number);
      sums[at] = (sums[at] as number) + (w[row] as number);
    }
  } else {
    for (let row = 0; row < w.length; row += 1) {
      const at = (a[row] as number) * width + (b[row] as number);
      sums[at] = (sums[at] as number) + (w[row] as number) * (amounts[row] as number);
    }
  }
  return sums;
}
