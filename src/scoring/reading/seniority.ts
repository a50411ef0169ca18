/** Positions from the lowest to the highest (domain.md section 2, Position). */
export const SENIORITIES = [
  "entry",
  "staff",
  "senior",
  "manager",
  "director",
  "vp",
  "executive",
] as const;

export type Seniority = (typeof SENIORITIES)[number];

/** Where a level stands, from 0 (entry) to 6 (executive); -1 for none. */
export function rankOf(level: Seniority | null): number {
  return SENIORITIES.findIndex((one) => one === level);
}
