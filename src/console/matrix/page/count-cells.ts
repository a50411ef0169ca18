import type { Matrix } from "../../contract/matrix.ts";
import type { CellColour } from "../../contract/text.ts";

/** The cuts of both axes: lower bounds of points, rising. */
export type Cuts = { readonly fit: readonly number[]; readonly pain: readonly number[] };

/** True when each cut is above the one before and above nothing. */
export function areRising(cuts: readonly number[]): boolean {
  return cuts.every((cut, at) => cut > (cuts[at - 1] ?? 0));
}

/** In which row or column of points stand: the number of cuts that they have reached. */
export function rankOf(points: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => points >= cut).length;
}

/** Contacts in each cell, `[row][column]`, rows rising with fit, by cuts that are only tried. */
export function countCells(points: Matrix["points"], cuts: Cuts): readonly (readonly number[])[] {
  const counts = Array.from({ length: cuts.fit.length + 1 }, () =>
    Array.from({ length: cuts.pain.length + 1 }, () => 0),
  );
  for (const [fit, pain, contacts] of points) {
    const row = counts[rankOf(fit, cuts.fit)];
    const column = rankOf(pain, cuts.pain);
    if (row !== undefined) row[column] = (row[column] ?? 0) + contacts;
  }
  return counts;
}

/** The points of a row or column: from (inclusive) and below (exclusive; undefined at the top). */
export function boundsOf(
  at: number,
  cuts: readonly number[],
): { readonly from: number; readonly below: number | undefined } {
  return { from: at === 0 ? 0 : (cuts[at - 1] ?? 0), below: cuts[at] };
}

/** Bounds for a person, as in '13–24' or '≥ 25'. */
export function boundsText({ from, below }: ReturnType<typeof boundsOf>): string {
  return below === undefined ? `≥ ${from}` : `${from}–${below - 1}`;
}

/** The colour of each cell as the model in force gives it. */
export function colourAt(cells: Matrix["cells"], row: number, column: number): CellColour {
  return cells.find((cell) => cell.row === row && cell.column === column)?.colour ?? "blue";
}
