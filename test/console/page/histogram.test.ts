import { expect, test } from "vitest";
import { histogramOf, reachOf } from "../../../src/console/drafts/page/outcome/histogram.ts";

const points: [number, number, number][] = [
  [10, 0, 5],
  [30, 20, 2],
  [50, 50, 1],
  [-3, 0, 4],
];

test("every lead stands in one bar, those beyond the ends in the last ones", () => {
  const fit = histogramOf(points, "fit", 50);
  expect(fit.reduce((a, b) => a + b, 0)).toBe(12);
  expect(fit[0]).toBe(4);
  expect(fit.at(-1)).toBe(1);
  expect(histogramOf(points, "total", 100).at(12)).toBe(2);
});

test("who reaches ready by points reaches all three thresholds", () => {
  expect(reachOf(points, { fit: 30, pain: 20, total: 50 })).toBe(3);
  expect(reachOf(points, { fit: 30, pain: 20, total: 51 })).toBe(1);
  expect(reachOf(points, { fit: 0, pain: 0, total: 0 })).toBe(8);
});
