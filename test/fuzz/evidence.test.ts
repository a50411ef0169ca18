import { expect, test } from "vitest";
import { challengers } from "./evidence/challengers.ts";
import { drifts } from "./evidence/drifts.ts";
import { liftCoverage } from "./evidence/lift-coverage.ts";
import { thresholdPromises } from "./evidence/threshold-promises.ts";

// Small runs of `npm run fuzz -- evidence`: wide of the bars by what chance does in so few.

test("the interval of a lift holds the planted truth", () => {
  const { intervals, covered } = liftCoverage(30, 20261130);
  expect(intervals).toBe(30);
  expect(covered).toBeGreaterThan(0.82);
});

test("a promised conversion holds on leads never seen, with most of the leads there are", () => {
  const { targets, inside, held, plenty } = thresholdPromises(30, 20261130);
  expect(targets).toBeGreaterThan(60);
  expect(Math.min(inside, held)).toBeGreaterThan(0.9);
  expect(plenty).toBeGreaterThan(0.8);
});

test("a drift is found, and none seen where none is", () => {
  const { falselySeen, baseFound, inputFound } = drifts(12, 20261130);
  expect(falselySeen).toBeLessThan(0.2);
  expect(Math.min(baseFound, inputFound)).toBeGreaterThan(0.85);
});

test("a better draft is found while one that is as good stays where it is", () => {
  expect(challengers(0.9, 5, 20261130, 150).better).toBe(1);
  expect(challengers(0.8, 10, 20261130, 120).better).toBeLessThanOrEqual(0.1);
  expect(challengers(0.7, 5, 20261130, 150).worse).toBe(1);
});
