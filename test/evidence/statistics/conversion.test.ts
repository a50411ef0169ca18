import { describe, expect, test } from "vitest";
import { calibrationError } from "../../../src/evidence/statistics/calibration-error.ts";
import { companiesOf } from "../../../src/evidence/statistics/companies.ts";
import { companyRateInterval } from "../../../src/evidence/statistics/company-rate.ts";
import { conversionCurve } from "../../../src/evidence/statistics/conversion-curve.ts";
import { isotonicBlocks } from "../../../src/evidence/statistics/isotonic.ts";
import { rateInterval } from "../../../src/evidence/statistics/rate-interval.ts";
import { scoredLeads, trueRate } from "./scored-leads.ts";

const world = { level: -1, slope: 1 };

describe("conversion by score", () => {
  test("is logistic below 200 sales and isotonic from there on", () => {
    expect(conversionCurve(scoredLeads(world, 500, 1)).method).toBe("logistic");
    expect(conversionCurve(scoredLeads(world, 3_000, 1)).method).toBe("isotonic");
  });

  test.each([200, 600, 5_000])("of %i leads rises, within blocks of enough leads", (count) => {
    const leads = scoredLeads(world, count, 5);
    const { blocks, method, rateAt } = conversionCurve(leads);
    expect(blocks.reduce((sum, block) => sum + block.leads, 0)).toBe(count);
    blocks.forEach((block, n) => {
      expect(block.leads).toBeGreaterThanOrEqual(30);
      expect(block.conversions).toBeGreaterThanOrEqual(method === "isotonic" ? 10 : 0);
      expect(block.rate).toBeGreaterThan(blocks[n - 1]?.rate ?? 0);
      expect(block.rate).toBeLessThan(1);
      expect(block.low).toBeLessThan(block.rate);
      expect(block.high).toBeGreaterThan(block.rate);
    });
    for (let score = 0; score < 100; score++) {
      expect(rateAt(score + 1)).toBeGreaterThanOrEqual(rateAt(score));
    }
  });

  test.each([
    ["nothing converts", 0, 300],
    ["everything converts", 1, 300],
    ["there is one lead", 1, 1],
  ])("is never 0 or 100 %%: %s", (_, outcome, count) => {
    const scores = Array.from({ length: count }, (_, n) => n % 40);
    const { blocks, rateAt } = conversionCurve({ scores, outcomes: scores.map(() => outcome) });
    expect(blocks.length).toBeGreaterThan(0);
    for (const rate of [...blocks.map((block) => block.rate), rateAt(0), rateAt(100)]) {
      expect(rate).toBeGreaterThan(0);
      expect(rate).toBeLessThan(1);
    }
  });

  test("of scores that speak against the outcome is flat", () => {
    const { scores, outcomes } = scoredLeads(world, 500, 2);
    const { rateAt } = conversionCurve({ scores: scores.map((score) => 100 - score), outcomes });
    expect(rateAt(90)).toBe(rateAt(10));
  });

  test("of no leads has no blocks", () => {
    expect(conversionCurve({ scores: [], outcomes: [] }).blocks).toEqual([]);
  });

  test.each([400, 4_000])("of %i leads holds on new leads", (count) => {
    const { rateAt } = conversionCurve(scoredLeads(world, count, 8));
    const fresh = scoredLeads(world, 20_000, 9);
    expect(calibrationError(fresh.scores.map(rateAt), fresh.outcomes)).toBeLessThan(0.05);
  });

  test("has intervals that hold the true rate in about 95 of 100 blocks", () => {
    let [covered, blocks] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const leads = scoredLeads(world, seed % 2 ? 450 : 3_000, seed);
      const curve = conversionCurve(leads);
      curve.blocks.forEach((block, n) => {
        const to = curve.blocks[n + 1]?.from ?? Infinity;
        const own = leads.scores.filter((score) => score >= block.from && score < to);
        const truth = own.reduce((sum, score) => sum + trueRate(world, score), 0) / own.length;
        blocks++;
        if (block.low <= truth && truth <= block.high) covered++;
      });
    }
    expect(covered / blocks).toBeGreaterThan(0.92);
  });
});

test("neighbours that fall are pooled, and what is left below joins its neighbour", () => {
  const table = [
    { score: 1, leads: 10, sales: 1 },
    { score: 2, leads: 100, sales: 30 },
    { score: 3, leads: 100, sales: 20 },
    { score: 4, leads: 100, sales: 50 },
  ];
  expect(isotonicBlocks(table)).toEqual([
    { from: 1, leads: 210, sales: 51 },
    { from: 4, leads: 100, sales: 50 },
  ]);
});

test("leads that share companies count as so many fewer", () => {
  const scores = Array<number>(400).fill(1);
  const outcomes = scores.map((_, n) => (n % 4 === 0 ? 1 : 0));
  const alone = companyRateInterval({ scores, outcomes }, () => true);
  expect(alone).toEqual(rateInterval(100, 400));
  const pairs = companiesOf(scores.map((_, n) => n % 40));
  const shared = companyRateInterval({ scores, outcomes, companies: pairs }, () => true);
  // Forty companies that convert whole or not at all: ten of forty.
  expect(shared.high - shared.low).toBeGreaterThan(2.5 * (alone.high - alone.low));
  expect(shared.value).toBe(0.25);
});

test("the calibration error is 0 where promises hold, and their distance where they do not", () => {
  const outcomes = Array.from({ length: 1_000 }, (_, n) => (n % 5 === 0 ? 1 : 0));
  expect(calibrationError(Array<number>(1_000).fill(0.2), outcomes)).toBeCloseTo(0, 10);
  expect(calibrationError(Array<number>(1_000).fill(0.5), outcomes)).toBeCloseTo(0.3, 10);
});
