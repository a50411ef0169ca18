/** Milliseconds of a day of 24 hours. */
export const dayMs = 86_400_000;

/** The UTC day of an instant in epoch milliseconds, as days since 1970-01-01. */
export function utcDayOf(instant: number): number {
  return Math.floor(instant / dayMs);
}
