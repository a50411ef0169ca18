import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  areRising,
  boundsOf,
  boundsText,
  countCells,
  rankOf,
} from "../../../src/console/matrix/page/count-cells.ts";

const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 9 })
  .map((list) => list.toSorted((a, b) => a - b));
const points = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 }), fc.nat(500)),
);

test("whatever the cuts, every contact stands in exactly one cell", () => {
  fc.assert(
    fc.property(points, cuts, cuts, (given, fit, pain) => {
      const cells = countCells(given, { fit, pain });
      expect(cells).toHaveLength(fit.length + 1);
      expect(cells.flat().reduce((a, b) => a + b, 0)).toBe(
        given.reduce((sum, [, , contacts]) => sum + contacts, 0),
      );
    }),
  );
});

test("a point lies within the bounds of its own rank, which the link to the list uses", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120 }), cuts, (point, list) => {
      const { from, below } = boundsOf(rankOf(point, list), list);
      expect(point).toBeGreaterThanOrEqual(from);
      expect(point).toBeLessThan(below ?? Infinity);
    }),
  );
});

test("cuts are lower bounds", () => {
  expect(countCells([[25, 20, 3]], { fit: [13, 25], pain: [10, 20] })[2]?.[2]).toBe(3);
  expect(countCells([[24, 19, 3]], { fit: [13, 25], pain: [10, 20] })[1]?.[1]).toBe(3);
});

test("bounds are written as people read them", () => {
  expect([0, 1, 2].map((at) => boundsText(boundsOf(at, [13, 25])))).toEqual([
    "0–12",
    "13–24",
    "≥ 25",
  ]);
});

test("cuts that do not rise are told from those that do", () => {
  expect(areRising([13, 25])).toBe(true);
  expect(areRising([25, 13])).toBe(false);
  expect(areRising([13, 13])).toBe(false);
  expect(areRising([0, 13])).toBe(false);
});
