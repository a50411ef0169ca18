import type { ScoreLine } from "./result.ts";

/** A line whose integer points are still to be given. */
export type Line = { -readonly [Key in keyof ScoreLine]: ScoreLine[Key] };

/**
 * Gives the lines from `start` on integer points that add up to `published`, by largest remainder: each
 * is rounded down, and what is left goes to those that lost most, the first of equals first.
 */
export function apportion(lines: Line[], start: number, published: number): void {
  let left = published;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    // Adding 0 turns -0 into 0.
    line.points = Math.floor(line.exact) + 0;
    left -= line.points;
  }
  for (; left > 0; left -= 1) {
    const most = mostLost(lines, start);
    if (most === null) return;
    most.points += 1;
  }
}

function mostLost(lines: readonly Line[], start: number): Line | null {
  let most: Line | null = null;
  let lost = 0;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    const remainder = line.exact - line.points;
    if (remainder > lost) {
      lost = remainder;
      most = line;
    }
  }
  return most;
}
