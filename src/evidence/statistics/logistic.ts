import type { Companies } from "./companies.ts";
import { choleskyOf, inverseOf, solved, type SquareMatrix } from "./positive-matrix.ts";

export type LogisticRows = {
  /** One array a column, each with one value a row. */
  readonly columns: readonly ArrayLike<number>[];
  /** 0 to 1 a row. */
  readonly outcomes: ArrayLike<number | boolean>;
  readonly weights?: ArrayLike<number>;
  /** Given: the errors are those over companies (a sandwich). */
  readonly companies?: Companies;
  /** Half of this times the square of each coefficient is taken off the log-likelihood; the intercept goes free. */
  readonly ridge?: number;
};

export type LogisticFit = {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Of intercept and coefficients, in this order. */
  readonly covariance: SquareMatrix;
};

/** Log-odds that are a sum over columns, by Newton's method; a small ridge keeps separated rows finite. */
export function fitLogistic(rows: LogisticRows): LogisticFit {
  const count = rows.outcomes.length;
  const size = rows.columns.length + 1;
  const ridge = Math.max(1e-8, rows.ridge ?? 0);
  const share = meanOf(rows);
  let beta = Float64Array.from({ length: size }, (_, n) => (n === 0 ? logOdds(share) : 0));
  let likelihood = logLikelihood(rows, beta, ridge);
  for (let step = 0; step < 100; step++) {
    const { gradient, information } = slopes(rows, beta, ridge);
    const direction = solved(choleskyOf(information), gradient);
    let scale = 1;
    let next = beta;
    let nextLikelihood = -Infinity;
    // Half a step as long as a whole one goes too far, which it does where rows are separated.
    for (let halving = 0; halving < 30; halving++, scale /= 2) {
      next = beta.map((own, n) => own + scale * (direction[n] ?? 0));
      nextLikelihood = logLikelihood(rows, next, ridge);
      if (nextLikelihood >= likelihood) break;
    }
    const gained = nextLikelihood - likelihood;
    if (gained < 0) break;
    [beta, likelihood] = [next, nextLikelihood];
    if (gained < 1e-10 * Math.max(1, count)) break;
  }
  const { information } = slopes(rows, beta, ridge);
  const inverse = inverseOf(choleskyOf(information));
  return {
    intercept: beta[0] ?? 0,
    coefficients: [...beta.subarray(1)],
    covariance: rows.companies ? sandwich(rows, beta, inverse, rows.companies) : inverse,
  };
}

function meanOf({ outcomes, weights }: LogisticRows): number {
  let [sum, total] = [0.5, 1];
  for (let n = 0; n < outcomes.length; n++) {
    sum += (weights?.[n] ?? 1) * Number(outcomes[n]);
    total += weights?.[n] ?? 1;
  }
  return sum / total;
}

function logOdds(rate: number): number {
  return Math.log(rate / (1 - rate));
}

/** The rate behind log-odds: 0 gives .5. */
export function rateOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function linear(columns: LogisticRows["columns"], beta: Float64Array, row: number): number {
  let sum = beta[0] ?? 0;
  for (let n = 0; n < columns.length; n++) sum += (beta[n + 1] ?? 0) * (columns[n]?.[row] ?? 0);
  return sum;
}

function logLikelihood(rows: LogisticRows, beta: Float64Array, ridge: number): number {
  let sum = 0;
  for (let row = 0; row < rows.outcomes.length; row++) {
    const eta = linear(rows.columns, beta, row);
    const outcome = Number(rows.outcomes[row]);
    const above = Math.max(eta, 0);
    sum +=
      (rows.weights?.[row] ?? 1) *
      (outcome * eta - above - Math.log(Math.exp(-above) + Math.exp(eta - above)));
  }
  return beta.subarray(1).reduce((total, own) => total - (ridge / 2) * own * own, sum);
}

function slopes(
  { columns, outcomes, weights }: LogisticRows,
  beta: Float64Array,
  ridge: number,
): { readonly gradient: Float64Array; readonly information: SquareMatrix } {
  const size = beta.length;
  const gradient = new Float64Array(size);
  const information = { size, values: new Float64Array(size * size) };
  const row = new Float64Array(size);
  row[0] = 1;
  for (let n = 0; n < outcomes.length; n++) {
    columns.forEach((column, index) => (row[index + 1] = column[n] ?? 0));
    const rate = rateOf(linear(columns, beta, n));
    const weight = weights?.[n] ?? 1;
    const error = weight * (Number(outcomes[n]) - rate);
    addOuter(information, row, weight * rate * (1 - rate));
    for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
  }
  for (let i = 0; i < size; i++) {
    const own = i === 0 ? 1e-8 : ridge;
    gradient[i] = (gradient[i] ?? 0) - (i === 0 ? 0 : own * (beta[i] ?? 0));
    information.values[i * size + i] = (information.values[i * size + i] ?? 0) + own;
  }
  return { gradient, information };
}

function addOuter({ size, values }: SquareMatrix, vector: Float64Array, weight: number): void {
  for (let i = 0; i < size; i++) {
    const own = weight * (vector[i] ?? 0);
    if (own === 0) continue;
    for (let j = 0; j < size; j++) {
      values[i * size + j] = (values[i * size + j] ?? 0) + own * (vector[j] ?? 0);
    }
  }
}

/** The covariance that holds when rows of a company depend on each other (Liang and Zeger 1986). */
function sandwich(
  { columns, outcomes, weights }: LogisticRows,
  beta: Float64Array,
  inverse: SquareMatrix,
  companies: Companies,
): SquareMatrix {
  const { size } = inverse;
  const scores = Array.from({ length: companies.count }, () => new Float64Array(size));
  companies.of.forEach((company, row) => {
    const own = scores[company];
    if (!own) return;
    const error =
      (weights?.[row] ?? 1) * (Number(outcomes[row]) - rateOf(linear(columns, beta, row)));
    own[0] = (own[0] ?? 0) + error;
    columns.forEach((column, n) => (own[n + 1] = (own[n + 1] ?? 0) + error * (column[row] ?? 0)));
  });
  const covariance = { size, values: new Float64Array(size * size) };
  for (const score of scores) addOuter(covariance, times(inverse, score), 1);
  const scale = companies.count / Math.max(1, companies.count - 1);
  return { size, values: covariance.values.map((own) => own * scale) };
}

function times({ size, values }: SquareMatrix, vector: Float64Array): Float64Array {
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (values[i * size + j] ?? 0) * (vector[j] ?? 0);
    return sum;
  });
}
