import { describe, expect, test } from "vitest";
import { aucInterval, aucParts } from "../../../src/evidence/statistics/auc.ts";
import { compareAucs } from "../../../src/evidence/statistics/compare-aucs.ts";
import { companiesOf } from "../../../src/evidence/statistics/companies.ts";
import { compareAtEqualLoad } from "../../../src/evidence/statistics/equal-load.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { twoModels } from "./two-models.ts";

/** Every pair looked at, as the definition says. */
function byPairs(scores: readonly number[], outcomes: readonly number[]): number {
  const of = (kind: number) => scores.filter((_, row) => outcomes[row] === kind);
  const wins = of(1).flatMap((a) => of(0).map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

describe("the AUC", () => {
  test("is the share of pairs that stand the right way round, equal scores half", () => {
    const random = randomOf(3);
    for (let run = 0; run < 50; run++) {
      const scores = Array.from({ length: 40 }, () => random.below(8));
      const outcomes = scores.map((score) => (random.uniform() < score / 10 ? 1 : 0));
      outcomes[0] = 1;
      outcomes[1] = 0;
      const { value, influence } = aucParts(scores, outcomes);
      expect(value).toBeCloseTo(byPairs(scores, outcomes), 12);
      expect(influence.reduce((sum, own) => sum + own, 0)).toBeCloseTo(0, 10);
    }
  });

  test("has DeLong's variance: the two spreads of placements by hand", () => {
    const scores = [5, 4, 2, 3, 1];
    const outcomes = [1, 1, 1, 0, 0];
    // Placements of the converted 1, 1, .5 and of the others 2/3, 1: variances 1/12 and 1/18.
    const variance = 1 / 12 / 3 + 1 / 18 / 2;
    const auc = 5 / 6;
    const half = (1.959963984540054 * Math.sqrt(variance)) / (auc * (1 - auc));
    const { value, low, high } = aucInterval(scores, outcomes);
    expect(value).toBeCloseTo(auc, 12);
    expect(low).toBeCloseTo(1 / (1 + Math.exp(half - Math.log(5))), 10);
    expect(high).toBeCloseTo(1 / (1 + Math.exp(-half - Math.log(5))), 10);
  });

  test("of leads that all converted, or none, is unknown", () => {
    expect(aucInterval([1, 2], [1, 1])).toEqual({ value: Number.NaN, low: 0, high: 1 });
    expect(aucInterval([], [])).toEqual({ value: Number.NaN, low: 0, high: 1 });
  });

  test("that is perfect on few leads is not sure", () => {
    const { value, low, high } = aucInterval([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1]);
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeLessThan(0.5);
  });

  test("covers the truth in 95 of 100, companies of several leads too", () => {
    const runs = 200;
    let [alone, together] = [0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const { a, outcomes } = twoModels({ sales: 60, others: 240, auc: [0.8, 0.8], seed });
      const own = aucInterval(a, outcomes);
      if (own.low <= 0.8 && 0.8 <= own.high) alone++;
      // Every lead five times over: only companies tell that nothing new was seen.
      const five = [0, 1, 2, 3, 4];
      const companies = companiesOf(five.flatMap(() => a.map((_, row) => row)));
      const interval = aucInterval(
        five.flatMap(() => a),
        five.flatMap(() => outcomes),
        companies,
      );
      if (interval.low <= 0.8 && 0.8 <= interval.high) together++;
    }
    for (const covered of [alone, together]) {
      expect(covered / runs).toBeGreaterThan(0.91);
      expect(covered / runs).toBeLessThan(0.99);
    }
  });
});

describe("two models on the same leads", () => {
  test("that rank alike do not differ", () => {
    const { a, outcomes } = twoModels({ sales: 30, others: 90, auc: [0.8, 0.8], seed: 1 });
    const same = compareAucs({ a, b: a.map((score) => score * 2 + 1) }, outcomes);
    expect(same.difference).toMatchObject({ low: 0, high: 0 });
    expect(same.chance).toBe(1);
    expect(compareAtEqualLoad({ a, b: a }, outcomes, 20).chance).toBe(1);
  });

  test("that are equally good are called different in 5 of 100", () => {
    const runs = 300;
    let [byAuc, byLoad] = [0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const { a, b, outcomes } = twoModels({ sales: 60, others: 240, auc: [0.8, 0.8], seed });
      if (compareAucs({ a, b }, outcomes).chance < 0.05) byAuc++;
      if (seed <= 60 && compareAtEqualLoad({ a, b }, outcomes, 60).chance < 0.05) byLoad++;
    }
    expect(byAuc / runs).toBeGreaterThan(0.02);
    expect(byAuc / runs).toBeLessThan(0.08);
    expect(byLoad / 60).toBeLessThan(0.08);
  });

  test("of which one is clearly better are told apart, the better one first", () => {
    const { a, b, outcomes } = twoModels({ sales: 150, others: 600, auc: [0.9, 0.7], seed: 2 });
    const { difference, chance } = compareAucs({ a, b }, outcomes);
    expect(difference.low).toBeGreaterThan(0);
    expect(chance).toBeLessThan(0.001);
    const found = compareAtEqualLoad({ a, b }, outcomes, 150);
    expect(found.foundByA).toBeGreaterThan(found.foundByB);
    expect(found.sales).toBe(150);
    expect(found.chance).toBeLessThan(0.01);
  });

  test("find at equal load what stands at the top, leads that tie at the end in part", () => {
    const outcomes = [1, 0, 1, 0, 1, 0];
    const found = compareAtEqualLoad({ a: [9, 8, 7, 1, 1, 1], b: [5, 5, 5, 5, 5, 5] }, outcomes, 3);
    expect(found).toMatchObject({ load: 3, sales: 3, foundByA: 2, foundByB: 1.5 });
    expect(compareAtEqualLoad({ a: [1, 2], b: [2, 1] }, [1, 1], 9).foundByA).toBe(2);
    expect(compareAtEqualLoad({ a: [1, 2], b: [2, 1] }, [1, 1], 0).foundByA).toBe(0);
  });

  test("a company that has many leads is one voice", () => {
    // Ten sales that only one model finds: chance alone when they are ten, not when they are one company's.
    const outcomes = [...Array<number>(10).fill(1), ...Array<number>(10).fill(0)];
    const a = outcomes;
    const b = outcomes.map((outcome) => 1 - outcome);
    expect(compareAtEqualLoad({ a, b }, outcomes, 10).chance).toBeLessThan(0.01);
    const companies = outcomes.map((outcome) => outcome);
    expect(compareAtEqualLoad({ a, b }, outcomes, 10, companies).chance).toBe(1);
  });
});
