import { expect, test } from "vitest";
import { factor, inverse, solve } from "../../../src/evidence/statistics/cholesky.ts";
import { companiesOf } from "../../../src/evidence/statistics/companies.ts";
import {
  covarianceOverCompanies,
  fitLogistic as fitRoughly,
  settled,
  rateOf,
  type Group,
} from "../../../src/evidence/statistics/logistic.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

const repeated = (value: number, times: number): number[] => Array<number>(times).fill(value);

/** A fit with its exact covariance. */
const fitLogistic: typeof fitRoughly = (groups, y, prior, from) =>
  settled(groups, fitRoughly(groups, y, prior, from), prior);

/** A group of one level whose weight each row has by an amount. */
function amounts(values: readonly number[]): Group {
  return { codes: new Uint8Array(values.length), size: 1, amounts: Float64Array.from(values) };
}

function free(groups: readonly Group[], precision = 1e-8) {
  return { precision: new Float64Array(groups.length).fill(precision), centre: null };
}

test("one column of ones and zeros gives the odds of the table, with their known error", () => {
  const groups = [amounts([...repeated(1, 100), ...repeated(0, 200)])];
  const y = [...repeated(1, 30), ...repeated(0, 70), ...repeated(1, 20), ...repeated(0, 180)];
  const fit = fitLogistic(groups, Uint8Array.from(y), free(groups), null);
  expect(fit.intercept).toBeCloseTo(Math.log(20 / 180), 5);
  expect(fit.beta[0]).toBeCloseTo(Math.log(30 / 70 / (20 / 180)), 5);
  const error = Math.sqrt(1 / 30 + 1 / 70 + 1 / 20 + 1 / 180);
  expect(Math.sqrt(fit.covariance[3] ?? 0)).toBeCloseTo(error, 4);
});

test("planted effects are found again, each beside the others", () => {
  const random = randomOf(4);
  const rows = Array.from({ length: 6_000 }, () => [random.normal(), random.normal()] as const);
  const y = rows.map(([a, b]) => (random.uniform() < rateOf(-1 + 0.8 * a - 0.4 * b) ? 1 : 0));
  const groups = [amounts(rows.map(([a]) => a)), amounts(rows.map(([a, b]) => b + a / 2))];
  const { intercept, beta } = fitLogistic(groups, Uint8Array.from(y), free(groups), null);
  expect(intercept).toBeCloseTo(-1, 0);
  // The second column holds half of the first, which the first makes up for.
  expect(Math.abs((beta[0] ?? 0) - 1)).toBeLessThan(0.12);
  expect(Math.abs((beta[1] ?? 0) + 0.4)).toBeLessThan(0.12);
});

test("levels of a category are pulled to 0, the more the stronger", () => {
  const codes = Uint8Array.from([...repeated(0, 50), ...repeated(1, 50)]);
  const y = Uint8Array.from([
    ...repeated(1, 10),
    ...repeated(0, 40),
    ...repeated(1, 40),
    ...repeated(0, 10),
  ]);
  const groups = [{ codes, size: 2, amounts: null }];
  const gaps = [0.01, 1, 100].map((precision) => {
    const { beta } = fitLogistic(groups, y, free(groups, precision), null);
    return (beta[1] ?? 0) - (beta[0] ?? 0);
  });
  expect(gaps[0]).toBeCloseTo(2 * Math.log(4), 1);
  expect(gaps[1]).toBeLessThan(gaps[0] ?? 0);
  expect(gaps[2]).toBeLessThan(0.5);
});

test("separated rows, a column twice and a constant one stay finite", () => {
  const column = [1, 2, 3, 4];
  const groups = [amounts(column), amounts(column), amounts([1, 1, 1, 1])];
  const { intercept, beta } = fitLogistic(
    groups,
    Uint8Array.of(0, 0, 1, 1),
    free(groups, 0.1),
    null,
  );
  expect([intercept, ...beta].every(Number.isFinite)).toBe(true);
  expect(beta[0]).toBeCloseTo(beta[1] ?? 0, 4);
});

test("rows given ten times over are no surer when they are one company's", () => {
  const random = randomOf(9);
  const column = Array.from({ length: 300 }, random.normal);
  const outcomes = column.map((x) => (random.uniform() < rateOf(x) ? 1 : 0));
  const one = [amounts(column)];
  const once = fitLogistic(one, Uint8Array.from(outcomes), free(one), null);
  const ten = repeated(0, 10);
  const copies = [amounts(ten.flatMap(() => column))];
  const y = Uint8Array.from(ten.flatMap(() => outcomes));
  const fit = fitLogistic(copies, y, free(copies), null);
  const companies = companiesOf(ten.flatMap(() => column.map((_, row) => row)));
  const over = covarianceOverCompanies(copies, fit, y, companies);
  const ratio = Math.sqrt((over[3] ?? 0) / (once.covariance[3] ?? 1));
  expect(ratio).toBeGreaterThan(0.85);
  expect(ratio).toBeLessThan(1.15);
});

test("a positive matrix is solved and inverted", () => {
  const lower = Float64Array.of(4, 0, 2, 3);
  factor(lower, 2);
  const x = Float64Array.of(10, 9);
  solve(lower, 2, x);
  expect([...x]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
  expect([...inverse(lower, 2)]).toEqual(
    [0.375, -0.25, -0.25, 0.5].map((own) => expect.closeTo(own, 12) as number),
  );
});
