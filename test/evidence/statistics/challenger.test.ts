import { expect, test } from "vitest";
import { challenge } from "../../../src/evidence/statistics/challenger.ts";
import { companiesOf } from "../../../src/evidence/statistics/companies.ts";
import { compareAucs } from "../../../src/evidence/statistics/compare-aucs.ts";
import type { Interval } from "../../../src/evidence/statistics/interval.ts";
import { twoModels } from "./two-models.ts";

const width = ({ low, high }: Interval): number => high - low;
const gain = twoModels({ sales: 100, others: 400, auc: [0.7, 0.9], seed: 1 });

test("a clearly better draft is better, and seen from the other side worse", () => {
  const { state, difference, sales, others } = challenge(
    { draft: gain.b, inForce: gain.a },
    gain.outcomes,
  );
  expect({ state, sales, others }).toEqual({ state: "better", sales: 100, others: 400 });
  expect(difference.low).toBeGreaterThan(0);
  expect(challenge({ draft: gain.a, inForce: gain.b }, gain.outcomes).state).toBe("worse");
});

test("the interval that holds on every day is wider than that of one day", () => {
  const { difference } = challenge({ draft: gain.b, inForce: gain.a }, gain.outcomes);
  const once = compareAucs({ a: gain.b, b: gain.a }, gain.outcomes).difference;
  expect(difference.value).toBe(once.value);
  expect(difference.low).toBeLessThan(once.low);
  expect(difference.high).toBeGreaterThan(once.high);
});

test("nothing is said below 30 sales, nor of two models that rank alike", () => {
  const few = twoModels({ sales: 29, others: 400, auc: [0.6, 0.99], seed: 1 });
  expect(challenge({ draft: few.b, inForce: few.a }, few.outcomes)).toMatchObject({
    state: "too_few",
    difference: { low: -1, high: 1 },
  });
  const doubled = gain.a.map((score) => 2 * score);
  expect(challenge({ draft: doubled, inForce: gain.a }, gain.outcomes)).toMatchObject({
    state: "open",
    difference: { value: 0, low: 0, high: 0 },
  });
});

test("ten copies of each lead prove nothing when they are one company's", () => {
  const ten = Array.from({ length: 10 }, (_, n) => n);
  const close = twoModels({ sales: 60, others: 200, auc: [0.78, 0.82], seed: 4 });
  const copies = (rows: readonly number[]): number[] => ten.flatMap(() => rows);
  const companies = companiesOf(ten.flatMap(() => close.a.map((_, row) => row)));
  const scores = { draft: copies(close.b), inForce: copies(close.a) };
  const once = challenge({ draft: close.b, inForce: close.a }, close.outcomes).difference;
  const together = challenge(scores, copies(close.outcomes), companies).difference;
  const apart = challenge(scores, copies(close.outcomes)).difference;
  expect(width(together) / width(once)).toBeGreaterThan(0.9);
  expect(width(apart) / width(once)).toBeLessThan(0.6);
});
