import { criticalValue } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/**
 * The interval of how many events are to be expected where `count` happened, each by itself (Byar's approximation of
 * Poisson's exact limits; Breslow and Day 1987: within a hundredth of them from one event on). Nothing that happened
 * still bounds what may: 0 to 3.7 at a confidence of .95.
 */
export function countInterval(count: number, confidence = 0.95): Interval {
  const z = criticalValue(confidence);
  const limit = (events: number, side: -1 | 1): number =>
    events * (1 - 1 / (9 * events) + (side * z) / (3 * Math.sqrt(events))) ** 3;
  return {
    value: count,
    low: count <= 0 ? 0 : Math.max(0, limit(count, -1)),
    high: limit(count + 1, 1),
  };
}
