import { byLargestRemainder } from "../base/numbers.ts";
import type { ScoreLine } from "./result.ts";

/** A line whose integer points are still to be given. */
export type Line = { -readonly [Key in keyof ScoreLine]: ScoreLine[Key] };

/** Gives the lines from `start` on integer points that add up to `published`, by largest remainder. */
export function apportion(lines: Line[], start: number, published: number): void {
  const own = lines.slice(start);
  const points = byLargestRemainder(
    own.map(({ exact }) => exact),
    published,
  );
  for (const [at, line] of own.entries()) line.points = points[at] ?? 0;
}
