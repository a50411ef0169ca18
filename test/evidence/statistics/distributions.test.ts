import { describe, expect, test } from "vitest";
import {
  chiSquaredChance,
  criticalValue,
  normalCdf,
  normalQuantile,
  twoSidedChance,
} from "../../../src/evidence/statistics/distributions.ts";
import { logFactorial, logGamma } from "../../../src/evidence/statistics/gamma.ts";

describe("against published tables", () => {
  test.each([
    [0.975, 1.959963984540054],
    [0.5, 0],
    [0.9995, 3.290526731491899],
    [1e-10, -6.361340902404056],
  ])("the normal quantile of %d", (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 10);
  });

  test.each([
    [-4, 3.167124183311992e-5],
    [1.96, 0.9750021048517795],
    [0, 0.5],
  ])("the normal distribution at %d", (z, probability) => {
    expect(normalCdf(z)).toBeCloseTo(probability, 12);
  });

  test.each([
    [3.841458820694124, 1, 0.05],
    [16.918977604620448, 9, 0.05],
    [21.665994333461924, 9, 0.01],
    [0, 4, 1],
  ])("chi-squared %d with %i degrees", (value, degrees, chance) => {
    expect(chiSquaredChance(value, degrees)).toBeCloseTo(chance, 10);
  });

  test("the gamma function", () => {
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(logFactorial(10)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logFactorial(0)).toBe(0);
  });
});

test("quantile and distribution are each other's inverse, far into the tails", () => {
  for (let z = -8; z <= 5; z += 0.25) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 6);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test("a critical value leaves out what its confidence says", () => {
  for (const confidence of [0.8, 0.95, 0.999]) {
    expect(twoSidedChance(criticalValue(confidence))).toBeCloseTo(1 - confidence, 12);
  }
  expect(twoSidedChance(Number.NaN)).toBe(1);
});
