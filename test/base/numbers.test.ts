import * as fc from "fast-check";
import { expect, test } from "vitest";
import { byLargestRemainder, roundHalfUp, toTenths } from "../../src/base/numbers.ts";

test.each([
  [0.5, 1],
  [0.49, 0],
  [2.5, 3],
  [-0.5, 0],
  [-0.51, -1],
])("%d is rounded half up to %i", (value, rounded) => {
  expect(roundHalfUp(value)).toBe(rounded);
});

test("averages are shown in tenths", () => {
  expect([toTenths(0.05), toTenths(12.34), toTenths(-1.25)]).toEqual([0.1, 12.3, -1.2]);
});

test("what rounding leaves over goes to those that lost most, the first of equals first", () => {
  expect(byLargestRemainder([1.5, 1.5, 0.9], 4)).toEqual([2, 1, 1]);
  expect(byLargestRemainder([-0.4, 2.4], 2)).toEqual([0, 2]);
  expect(byLargestRemainder([1, 2], 5)).toEqual([1, 2]);
});

test("shares are integers next to their numbers and add up to the rounded sum", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -10_000, max: 10_000 })), (hundredths) => {
      const exact = hundredths.map((one) => one / 100);
      const total = roundHalfUp(hundredths.reduce((sum, one) => sum + one, 0) / 100);
      const shares = byLargestRemainder(exact, total);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(total);
      for (const [at, share] of shares.entries()) {
        expect(Math.abs(share - (exact[at] ?? 0))).toBeLessThan(1);
      }
    }),
  );
});
