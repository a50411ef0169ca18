import { expect, test } from "vitest";
import { companiesOf } from "../../../src/evidence/statistics/companies.ts";
import {
  fitLogistic,
  rateOf,
  type LogisticFit,
} from "../../../src/evidence/statistics/logistic.ts";
import { choleskyOf, inverseOf, solved } from "../../../src/evidence/statistics/positive-matrix.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

const repeated = (value: number, times: number): number[] => Array<number>(times).fill(value);

/** The standard error of the only column. */
function errorOf({ covariance }: LogisticFit): number {
  return Math.sqrt(covariance.values[3] ?? 0);
}

test("one column of ones and zeros gives the odds of the table, with their known error", () => {
  const fit = fitLogistic({
    columns: [[...repeated(1, 100), ...repeated(0, 200)]],
    outcomes: [...repeated(1, 30), ...repeated(0, 70), ...repeated(1, 20), ...repeated(0, 180)],
  });
  expect(fit.intercept).toBeCloseTo(Math.log(20 / 180), 5);
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(30 / 70 / (20 / 180)), 5);
  const error = Math.sqrt(1 / 30 + 1 / 70 + 1 / 20 + 1 / 180);
  expect(Math.sqrt(fit.covariance.values[3] ?? 0)).toBeCloseTo(error, 5);
});

test("planted effects are found again, each beside the others", () => {
  const random = randomOf(4);
  const rows = Array.from({ length: 6_000 }, () => [random.normal(), random.normal()] as const);
  const outcomes = rows.map(([a, b]) =>
    random.uniform() < rateOf(-1 + 0.8 * a - 0.4 * b) ? 1 : 0,
  );
  const columns = [rows.map(([a]) => a), rows.map(([a, b]) => b + a / 2)];
  const { intercept, coefficients } = fitLogistic({ columns, outcomes });
  expect(intercept).toBeCloseTo(-1, 0);
  // The second column holds half of the first, which the first makes up for.
  expect(Math.abs((coefficients[0] ?? 0) - 1)).toBeLessThan(0.12);
  expect(Math.abs((coefficients[1] ?? 0) + 0.4)).toBeLessThan(0.12);
});

test("separated rows, a column twice and a constant one stay finite", () => {
  const column = [1, 2, 3, 4];
  const { intercept, coefficients } = fitLogistic({
    columns: [column, column, [1, 1, 1, 1]],
    outcomes: [0, 0, 1, 1],
    ridge: 0.1,
  });
  expect([intercept, ...coefficients].every(Number.isFinite)).toBe(true);
  expect(coefficients[0]).toBeCloseTo(coefficients[1] ?? 0, 4);
});

test("rows given ten times over are no surer when they are one company's", () => {
  const random = randomOf(9);
  const column = Array.from({ length: 300 }, random.normal);
  const outcomes = column.map((x) => (random.uniform() < rateOf(x) ? 1 : 0));
  const once = errorOf(fitLogistic({ columns: [column], outcomes }));
  const ten = repeated(0, 10);
  const copies = {
    columns: [ten.flatMap(() => column)],
    outcomes: ten.flatMap(() => outcomes),
    companies: companiesOf(ten.flatMap(() => column.map((_, row) => row))),
  };
  expect(errorOf(fitLogistic(copies)) / once).toBeGreaterThan(0.85);
  expect(errorOf(fitLogistic(copies)) / once).toBeLessThan(1.15);
});

test("a weight of two counts as the row twice", () => {
  const [column, outcomes] = [
    [1, 2, 3, 4, 5],
    [0, 1, 0, 1, 1],
  ];
  const weighted = fitLogistic({ columns: [column], outcomes, weights: [2, 2, 2, 2, 2], ridge: 1 });
  const twice = fitLogistic({
    columns: [[...column, ...column]],
    outcomes: [...outcomes, ...outcomes],
    ridge: 1,
  });
  expect(weighted.coefficients[0]).toBeCloseTo(twice.coefficients[0] ?? 0, 6);
});

test("a positive matrix is solved and inverted", () => {
  const lower = choleskyOf({ size: 2, values: Float64Array.of(4, 2, 2, 3) });
  expect([...solved(lower, Float64Array.of(10, 9))]).toEqual([
    expect.closeTo(1.5, 12),
    expect.closeTo(2, 12),
  ]);
  expect([...inverseOf(lower).values]).toEqual(
    [0.375, -0.25, -0.25, 0.5].map((own) => expect.closeTo(own, 12) as number),
  );
});
