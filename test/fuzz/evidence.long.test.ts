import { expect, test } from "vitest";
import { calledLeads } from "./evidence/called-leads.ts";
import { challengers } from "./evidence/challengers.ts";
import { drifts } from "./evidence/drifts.ts";
import { learnedPromises } from "./evidence/learned-promises.ts";
import { liftCoverage } from "./evidence/lift-coverage.ts";
import { plantedFaults } from "./evidence/planted-faults.ts";
import { plantedPeople, TITLE_PAIRS } from "./evidence/planted-people.ts";
import { randomLabels } from "./evidence/random-labels.ts";
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

test("the interval of a lift holds the truth for criteria that the learner chose, and so do promises", () => {
  const { intervals, covered, inside } = learnedPromises(12, 20261130);
  expect(intervals).toBeGreaterThanOrEqual(12);
  expect(covered).toBeGreaterThan(0.82);
  expect(inside).toBeGreaterThan(0.7);
});

test("outcomes that nothing tells give no model", () => {
  expect(randomLabels(4, 20261130).none).toBeGreaterThan(0.7);
});

test("calls by a worthless score are told from calls that follow none", () => {
  const { saidOfWorthless, saidOfHonest } = calledLeads(3, 20261130);
  expect(saidOfWorthless).toBeGreaterThan(0.6);
  expect(saidOfHonest).toBeLessThan(0.4);
});

test("300 pairs of titles get the same points, and nothing that says who somebody is any", () => {
  const { pairs, differing, usedColumns } = plantedPeople(4, 20261130);
  expect(TITLE_PAIRS.length).toBe(300);
  expect(pairs).toBe(1_200);
  expect(differing).toBe(0);
  expect(usedColumns).toEqual([]);
});

test("planted leaks and drifts are found, and none where none is", () => {
  const { leaksFound, falseLeaks, driftsFound, falseDrifts } = plantedFaults(6, 20261130);
  expect(Math.min(leaksFound, driftsFound)).toBeGreaterThan(0.6);
  expect(Math.max(falseLeaks, falseDrifts)).toBeLessThan(0.4);
});
