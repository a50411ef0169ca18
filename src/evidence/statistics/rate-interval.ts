import { criticalValue } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/**
 * Wilson's score interval of one rate, for leads that do not depend on each other. `leads` may be an
 * effective number (fractions count). Without leads nothing is known: 0 to 1, value NaN.
 */
export function rateInterval(conversions: number, leads: number, confidence = 0.95): Interval {
  if (leads <= 0) return { value: Number.NaN, low: 0, high: 1 };
  const z = criticalValue(confidence);
  const rate = conversions / leads;
  const shrunk = 1 + (z * z) / leads;
  const centre = (rate + (z * z) / (2 * leads)) / shrunk;
  const half =
    (z / shrunk) * Math.sqrt((rate * (1 - rate)) / leads + (z * z) / (4 * leads * leads));
  return {
    value: rate,
    low: conversions <= 0 ? 0 : Math.max(0, centre - half),
    high: conversions >= leads ? 1 : Math.min(1, centre + half),
  };
}
