import type { Card, CardCriterion } from "./card.ts";
import { weighed, type Limits } from "./learn.ts";
import type { Screened } from "./screen.ts";

/** The card learned again from the same rows without one family of candidates; null when nothing is left. */
export function learnedWithout(
  card: Card,
  family: string,
  outcome: Uint8Array,
  rows: Int32Array,
  limits: Limits,
): Card | null {
  const y = Uint8Array.from(rows, (row) => outcome[row] ?? 0);
  const others = card.criteria.filter(({ candidate }) => candidate.family !== family);
  return weighed(others.map(screenedOf), y, rows, limits, 1);
}

function screenedOf({ candidate, levelOf, unknown, points }: CardCriterion): Screened {
  return { candidate, coarse: { levelOf, size: points.length, unknown, gain: 0 } };
}
