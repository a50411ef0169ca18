import { expect, test } from "vitest";
import {
  correctedChances,
  jointConfidence,
  ofHundred,
} from "../../../src/evidence/statistics/multiplicity.ts";
import { verdictsOf, type JointEffect } from "../../../src/evidence/statistics/verdicts.ts";

const joint = (part: Partial<JointEffect>): JointEffect => ({
  effect: 0.5,
  error: 0.05,
  promised: 0.5,
  salesWith: 100,
  salesWithout: 100,
  ...part,
});

test.each<[string, Partial<JointEffect>, string]>([
  ["what its points promise", {}, "keep"],
  ["more than its points promise", { effect: 1 }, "raise"],
  ["less than its points promise", { effect: 0.25 }, "lower"],
  ["surely less than 10 %", { effect: 0.02, error: 0.02 }, "remove"],
  ["perhaps 10 %", { effect: 0.02, error: 0.3 }, "keep"],
  ["surely the opposite", { effect: -0.5 }, "turn"],
  ["perhaps the opposite", { effect: -0.1, error: 0.4 }, "keep"],
  ["a deduction that is right", { effect: -0.5, promised: -0.5 }, "keep"],
  ["a deduction that is too small", { effect: -1, promised: -0.5 }, "raise"],
  ["a deduction from those who buy", { effect: 0.5, promised: -0.5 }, "turn"],
  ["nine sales", { effect: -3, salesWith: 9 }, "few"],
  ["nine sales without it", { effect: -3, salesWithout: 9 }, "few"],
])("a criterion that does %s", (_, part, verdict) => {
  expect(verdictsOf([joint(part)])).toEqual([verdict]);
});

test("the admin says from what effect on a criterion deserves points", () => {
  const small = joint({ effect: 0.12, error: 0.02, promised: 0.12 });
  expect(verdictsOf([small], 0.1)).toEqual(["keep"]);
  expect(verdictsOf([small], 0.3)).toEqual(["remove"]);
});

test("the more criteria a page shows, the more it takes to speak against one", () => {
  const doubtful = joint({ effect: -0.12 });
  expect(verdictsOf([doubtful])).toEqual(["turn"]);
  const page = Array.from({ length: 20 }, () => joint({}));
  expect(verdictsOf([doubtful, ...page])[0]).not.toBe("turn");
});

test("chances are corrected for all that were looked at, in the order given", () => {
  expect(correctedChances([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(correctedChances([0.5, 0.9])).toEqual([1, 1]);
  expect(correctedChances([])).toEqual([]);
  expect(jointConfidence(5)).toBeCloseTo(0.99, 12);
  expect(jointConfidence(0)).toBeCloseTo(0.95, 12);
});

test.each([
  [0.02, 2],
  [0.0211, 3],
  [0.000_01, 1],
  [1, 100],
])("a chance of %d shows in %i of 100 comparisons", (chance, count) => {
  expect(ofHundred(chance)).toBe(count);
});
