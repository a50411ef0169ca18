import { expect, test } from "vitest";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

const many = 40_000;
const seen = (draw: () => number) => {
  const values = Array.from({ length: many }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / many;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / many;
  return { mean, variance };
};

const first = (seed: number) => {
  const random = randomOf(seed);
  return [random.uniform(), random.uniform(), random.normal(), random.binomial(50, 0.4)];
};

test("the same seed gives the same stream, another seed another", () => {
  expect(first(7)).toEqual(first(7));
  expect(first(7)).not.toEqual(first(8));
  // Written down, so that an engine's or a machine's difference is seen.
  expect(randomOf(1).below(1_000_000)).toBe(713276);
});

test.each([
  [5, 0.3],
  [1_000, 0.004],
  [40, 0.5],
  [300, 0.2],
  [2_000, 0.97],
])("of %i trials at %d as many succeed as the binomial says", (trials, probability) => {
  const random = randomOf(11);
  const { mean, variance } = seen(() => random.binomial(trials, probability));
  const expected = trials * probability * (1 - probability);
  expect(Math.abs(mean - trials * probability)).toBeLessThan(4 * Math.sqrt(expected / many));
  expect(variance / expected).toBeGreaterThan(0.96);
  expect(variance / expected).toBeLessThan(1.04);
});

test("normal draws have mean 0 and variance 1, uniform ones fill [0, 1)", () => {
  const random = randomOf(5);
  const normal = seen(random.normal);
  expect(Math.abs(normal.mean)).toBeLessThan(0.02);
  expect(Math.abs(normal.variance - 1)).toBeLessThan(0.03);
  const uniform = seen(random.uniform);
  expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(0.006);
  expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(0.002);
});

test("a sure thing is sure", () => {
  const random = randomOf(1);
  expect([random.binomial(9, 0), random.binomial(9, 1), random.binomial(0, 0.5)]).toEqual([
    0, 9, 0,
  ]);
});
