import type { Model } from "./model/model-schema.ts";
import type { CellColour, LeadScore, Segment } from "./result.ts";

/** The index of the band that a published total lies in; bands are lower bounds (contracts.md, Scores). */
export function bandAt(bands: Model["bands"], total: number): number {
  let at = 0;
  while (total >= (bands[at + 1]?.from ?? Infinity)) at += 1;
  return at;
}

/** The colour of the matrix's cell for published fit and pain (docs/contracts.md, Segments). */
export function colourAt(matrix: Model["matrix"], fit: number, pain: number): CellColour {
  return matrix.cells[cellOf(matrix.fit, fit)]?.[cellOf(matrix.pain, pain)] ?? "blue";
}

/**
 * A lead's segment (docs/contracts.md, Segments): red is ready now, `sales` is with sales, `out` is whoever no
 * number brings to sales, and otherwise the cell's colour, a red cell showing purple.
 */
export function segmentOf(
  reason: LeadScore["reason"],
  isReady: boolean,
  colour: CellColour,
): Segment {
  switch (reason?.kind) {
    case "objection":
    case "exclusion":
    case "limit":
      return "out";
    case "verdict":
      if (reason.value === "yes") return "sales";
      if (reason.value === "never") return "out";
      break;
    case "handRaiser":
    case undefined:
      break;
    default:
      return reason satisfies never;
  }
  if (isReady) return "red";
  return colour === "red" ? "purple" : colour;
}

/** Which row or column a published score falls into: how many cuts it has reached. */
export function cellOf(cuts: readonly number[], points: number): number {
  let at = 0;
  while (points >= (cuts[at] ?? Infinity)) at += 1;
  return at;
}
