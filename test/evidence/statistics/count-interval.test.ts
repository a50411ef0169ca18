import { expect, test } from "vitest";
import { countInterval } from "../../../src/evidence/statistics/count-interval.ts";
import { upperGamma } from "../../../src/evidence/statistics/gamma.ts";

/** The chance of `count` events or fewer where `mean` are expected. */
const atMost = (count: number, mean: number): number => upperGamma(count + 1, mean);

test.each([1, 2, 5, 12, 40, 300])(
  "at either end of its interval a count of %i happens in one of forty cases",
  (count) => {
    const { low, high } = countInterval(count);
    expect(1 - atMost(count - 1, low)).toBeCloseTo(0.025, 6);
    expect(atMost(count, high)).toBeCloseTo(0.025, 6);
    expect(low).toBeLessThan(count);
    expect(high).toBeGreaterThan(count);
  },
);

test("where nothing happened it begins at nothing and still has an end", () => {
  expect(countInterval(0).low).toBe(0);
  expect(countInterval(0).high).toBeCloseTo(3.689, 3);
});
