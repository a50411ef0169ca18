import { describe, expect, test } from "vitest";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { rateInterval } from "../../../src/evidence/statistics/rate-interval.ts";
import { ratioInterval } from "../../../src/evidence/statistics/ratio-interval.ts";

describe("Wilson's interval of a rate", () => {
  test("is the published one", () => {
    const { low, high } = rateInterval(10, 100);
    expect([low, high].map((end) => end.toFixed(4))).toEqual(["0.0552", "0.1744"]);
  });

  test("touches 0 and 1 only where nothing or everything converted", () => {
    expect(rateInterval(0, 20)).toMatchObject({ value: 0, low: 0 });
    expect(rateInterval(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(rateInterval(20, 20)).toMatchObject({ value: 1, high: 1 });
    expect(rateInterval(1, 20).low).toBeGreaterThan(0);
  });

  test("of no leads says that nothing is known", () => {
    expect(rateInterval(0, 0)).toEqual({ value: Number.NaN, low: 0, high: 1 });
  });
});

describe("Koopman's interval of a ratio", () => {
  test("is the published one of 36 of 40 against 16 of 80", () => {
    const interval = ratioInterval({ conversions: 36, leads: 40 }, { conversions: 16, leads: 80 });
    expect(interval.value).toBeCloseTo(4.5, 10);
    expect([interval.low, interval.high].map((end) => end.toFixed(2))).toEqual(["2.94", "7.15"]);
  });

  test("turned round, its ends are one over the other's", () => {
    const [a, b] = [
      { conversions: 12, leads: 90 },
      { conversions: 31, leads: 700 },
    ];
    const [straight, turned] = [ratioInterval(a, b), ratioInterval(b, a)];
    expect(turned.low).toBeCloseTo(1 / straight.high, 8);
    expect(turned.high).toBeCloseTo(1 / straight.low, 8);
  });

  test("has no upper end without conversions below, and starts at 0 without conversions above", () => {
    const none = { conversions: 0, leads: 50 };
    const some = { conversions: 10, leads: 50 };
    expect(ratioInterval(some, none)).toMatchObject({ value: Infinity, high: Infinity });
    expect(ratioInterval(some, none).low).toBeGreaterThan(1);
    expect(ratioInterval(none, some)).toMatchObject({ value: 0, low: 0 });
    expect(ratioInterval(none, some).high).toBeLessThan(1);
  });

  test("covers the truth in 95 of 100", () => {
    const random = randomOf(20261130);
    let covered = 0;
    const runs = 1_000;
    for (let run = 0; run < runs; run++) {
      const [rate, ratio] = [0.05 + 0.1 * random.uniform(), 0.5 + 2 * random.uniform()];
      const [some, others] = [150 + random.below(300), 200 + random.below(800)];
      const { low, high } = ratioInterval(
        { conversions: random.binomial(some, rate * ratio), leads: some },
        { conversions: random.binomial(others, rate), leads: others },
      );
      if (low <= ratio && ratio <= high) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.935);
    expect(covered / runs).toBeLessThan(0.97);
  });
});
