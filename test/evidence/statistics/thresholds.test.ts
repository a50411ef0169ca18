import { describe, expect, test } from "vitest";
import { thresholdTable } from "../../../src/evidence/statistics/thresholds.ts";
import { scoredLeads, truthByThreshold } from "./scored-leads.ts";

const world = { level: -1.5, slope: 1.2 };

describe("a threshold for a target", () => {
  test("converts as promised on leads never seen, with most of the leads that the best one gives", () => {
    const truth = truthByThreshold(world);
    let [told, inside, plenty] = [0, 0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const table = thresholdTable(scoredLeads(world, seed % 2 ? 600 : 3_000, seed), null);
      for (const target of [0.3, 0.4, 0.5]) {
        const offer = table.forTarget(target);
        if (offer.threshold === null) continue;
        const own = truth[offer.threshold] ?? { rate: 0, share: 0 };
        const best = truth.find(({ rate }) => rate >= target);
        told++;
        if (offer.low <= own.rate && own.rate <= offer.high) inside++;
        if (own.share >= 0.6 * (best?.share ?? 0)) plenty++;
      }
    }
    expect(told).toBeGreaterThan(170);
    expect(inside / told).toBeGreaterThanOrEqual(0.92);
    expect(plenty / told).toBeGreaterThanOrEqual(0.92);
  });

  test("below what all leads convert at is the lowest score", () => {
    const leads = scoredLeads(world, 2_000, 3);
    expect(thresholdTable(leads, 50).forTarget(0.05)).toMatchObject({
      threshold: Math.min(...leads.scores),
      share: 1,
      leads: 2_000,
      leadsAWeek: 50,
    });
  });

  test("that enough leads do not reach is declined, with the best that they do", () => {
    const declined = thresholdTable(scoredLeads(world, 2_000, 3), 50).forTarget(0.95);
    expect(declined).toMatchObject({ threshold: null, reason: { code: "out_of_reach" } });
    if (declined.threshold !== null || declined.reason.code !== "out_of_reach") return;
    expect(declined.reason.best).toBeGreaterThan(0.4);
    expect(declined.reason.best).toBeLessThan(0.95);
  });

  test("is declined below 20 sales", () => {
    const { scores, outcomes } = scoredLeads(world, 2_000, 3);
    let sales = 0;
    const few = outcomes.map((outcome) => (outcome && ++sales <= 19 ? 1 : 0));
    expect(thresholdTable({ scores, outcomes: few }, null).forTarget(0.001)).toEqual({
      threshold: null,
      reason: { code: "too_few_sales", sales: 19, needed: 20 },
    });
  });
});

describe("a threshold for a capacity", () => {
  const leads = scoredLeads(world, 2_000, 4);

  test("is the lowest that hands off no more", () => {
    const offer = thresholdTable(leads, 100).forCapacity(25);
    expect(offer.threshold).not.toBeNull();
    if (offer.threshold === null) return;
    const from = (threshold: number) => leads.scores.filter((score) => score >= threshold).length;
    expect(offer.leads).toBe(from(offer.threshold));
    expect(offer.leadsAWeek).toBeLessThanOrEqual(25);
    expect((from(offer.threshold - 1) / 2_000) * 100).toBeGreaterThan(25);
  });

  test("of fewer leads than tell anything is declined", () => {
    expect(thresholdTable(leads, 100).forCapacity(0.5).threshold).toBeNull();
    expect(thresholdTable(leads, null).forCapacity(10).threshold).toBeNull();
  });
});
