import type { Model } from "./model/model-schema.ts";
import type { Segment } from "./result.ts";

/** The index of the band that a published total lies in; bands are lower bounds (contracts.md, Scores). */
export function bandAt(bands: Model["bands"], total: number): number {
  let at = 0;
  while (total >= (bands[at + 1]?.from ?? Infinity)) at += 1;
  return at;
}

/** The matrix's segment for published fit and pain (domain.md section 5). */
export function segmentOf(matrix: Model["matrix"], fit: number, pain: number): Segment {
  return matrix.cells[cellOf(matrix.fit, fit)]?.[cellOf(matrix.pain, pain)] ?? "blue";
}

/** Which row or column a published score falls into: how many cuts it has reached. */
export function cellOf(cuts: readonly number[], points: number): number {
  let at = 0;
  while (points >= (cuts[at] ?? Infinity)) at += 1;
  return at;
}
