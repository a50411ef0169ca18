import type { Score } from "../../scoring/result.ts";
import type { ScoreBefore } from "./scores-before.ts";

export const dayMs = 86_400_000;

/** The UTC day of an instant in epoch milliseconds, as days since 1970-01-01. */
export function dayOf(instant: number): number {
  return Math.floor(instant / dayMs);
}

/** Whether a score is news to the trend, which shows fit and pain. */
export function hasMoved(before: ScoreBefore | undefined, { fit, pain }: Score): boolean {
  return before === undefined || before.fit !== fit || before.pain !== pain;
}
