import type { Interval } from "../statistics/interval.ts";
import { rateInterval } from "../statistics/rate-interval.ts";

/** The share of hand-offs that shall become customers (docs/domain.md, section 7). */
export const target = { low: 0.1, high: 0.15 } as const;
/** A span holds at least so many hand-offs. */
export const fewestOfSpan = 50;

/** A hand-off and when it was won, epoch milliseconds; null where it was not. */
export type HandedOff = { readonly toldAt: number; readonly wonAt: number | null };

export type ConversionSpan = {
  /** When the first and the last of them were told. */
  readonly from: number;
  readonly until: number;
  readonly handedOff: number;
  readonly won: number;
  readonly share: Interval;
  /** `too_low`: sales is overloaded; `too_high`: more leads would pay; null where the interval reaches into the target. */
  readonly advice: "too_low" | "too_high" | null;
};

/**
 * How many hand-offs became customers within the horizon (milliseconds), by spans of at least 50 in the order in which
 * they were told; the last span takes what is left over. All of them must be older than the horizon.
 */
export function conversionSpans(
  handedOff: readonly HandedOff[],
  horizonMs: number,
): readonly ConversionSpan[] {
  const count = Math.floor(handedOff.length / fewestOfSpan);
  return Array.from({ length: count }, (_, n) => {
    const end = n === count - 1 ? handedOff.length : (n + 1) * fewestOfSpan;
    return spanOf(handedOff.slice(n * fewestOfSpan, end), horizonMs);
  });
}

function spanOf(part: readonly HandedOff[], horizonMs: number): ConversionSpan {
  const won = part.filter(
    ({ toldAt, wonAt }) => wonAt !== null && wonAt >= toldAt && wonAt - toldAt <= horizonMs,
  ).length;
  const share = rateInterval(won, part.length);
  return {
    from: part[0]?.toldAt ?? 0,
    until: part.at(-1)?.toldAt ?? 0,
    handedOff: part.length,
    won,
    share,
    advice: share.high < target.low ? "too_low" : share.low > target.high ? "too_high" : null,
  };
}
