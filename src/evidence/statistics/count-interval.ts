import { upperGamma } from "./gamma.ts";
import type { Interval } from "./interval.ts";

/**
 * The interval of how many events are to be expected where `count` happened, each by itself: Poisson's exact limits
 * (Garwood 1936). Nothing that happened still bounds what may: 0 to 3.7 at a confidence of .95.
 */
export function countInterval(count: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  const most = 2 * count + 40;
  return {
    value: count,
    // The chance of `count` or more rises with what is expected, that of `count` or fewer falls.
    low: count <= 0 ? 0 : crossing((mean) => 1 - upperGamma(count, mean) >= tail, most),
    high: crossing((mean) => upperGamma(count + 1, mean) <= tail, most),
  };
}

/** Where it turns true between 0 and `most`, to a billionth. */
function crossing(isBeyond: (mean: number) => boolean, most: number): number {
  let [below, above] = [0, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (below + above) / 2;
    if (isBeyond(middle)) above = middle;
    else below = middle;
  }
  return above;
}
