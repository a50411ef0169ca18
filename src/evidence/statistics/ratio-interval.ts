import { criticalValue } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/** Conversions among leads. */
export type Count = { readonly conversions: number; readonly leads: number };

/**
 * Koopman's score interval (1984) of the ratio of two independent rates, `a` over `b`: how many times
 * likelier the first convert. Without conversions in `b` it has no upper end (Infinity).
 */
export function ratioInterval(a: Count, b: Count, confidence = 0.95): Interval {
  const value = a.conversions / a.leads / (b.conversions / b.leads);
  if (a.leads <= 0 || b.leads <= 0) return { value: Number.NaN, low: 0, high: Infinity };
  const limit = criticalValue(confidence) ** 2;
  const isInside = (logRatio: number): boolean => distance(Math.exp(logRatio), a, b) <= limit;
  // A rate of 0 is as near as can be to half a conversion, so that there is an inside to start from.
  const inside = Math.log(
    Math.max(a.conversions, 0.5) / a.leads / (Math.max(b.conversions, 0.5) / b.leads),
  );
  const hasEnds = { low: a.conversions > 0, high: b.conversions > 0 };
  return {
    value,
    low: hasEnds.low ? Math.exp(edge(inside, -1, isInside)) : 0,
    high: hasEnds.high ? Math.exp(edge(inside, 1, isInside)) : Infinity,
  };
}

/** Koopman's chi-squared distance of the counts from a true ratio, at the likeliest rates with that ratio. */
function distance(ratio: number, a: Count, b: Count): number {
  const leads = a.leads + b.leads;
  const half = ratio * (a.leads + b.conversions) + a.conversions + b.leads;
  const root = Math.sqrt(
    Math.max(0, half * half - 4 * ratio * leads * (a.conversions + b.conversions)),
  );
  const rateA = (2 * ratio * (a.conversions + b.conversions)) / (half + root);
  return term(a, rateA) + term(b, rateA / ratio);
}

function term({ conversions, leads }: Count, rate: number): number {
  const expected = leads * rate;
  const variance = expected * (1 - rate);
  const off = conversions - expected;
  if (variance > 0) return (off * off) / variance;
  return Math.abs(off) < 1e-9 ? 0 : Infinity;
}

/** Where the inside ends, from `inside` on in the direction of `sign`. */
function edge(inside: number, sign: 1 | -1, isInside: (x: number) => boolean): number {
  let step = 0.5;
  while (isInside(inside + sign * step) && step < 100) step *= 2;
  let [near, far] = [inside, inside + sign * step];
  for (let n = 0; n < 60; n++) {
    const middle = (near + far) / 2;
    if (isInside(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
