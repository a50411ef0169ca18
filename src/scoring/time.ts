/** One day in milliseconds: windows are multiples of it, counted back from `asOf` (contracts.md, Scores). */
export const DAY = 86_400_000;

/** One hour in milliseconds, for the dwell. */
export const HOUR = 3_600_000;
