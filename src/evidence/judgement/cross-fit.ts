import { scoreOf, type Card } from "../learner/card.ts";
import { FOLDS, type Table } from "../rows/table.ts";

/** Cards learned on four folds each, and what each row got from the one that did not see it. */
export type CrossFit = {
  /** By fold; null where nothing was worth a point. */
  readonly cards: readonly (Card | null)[];
  /** By row. */
  readonly logOdds: Float64Array;
};

/** Learns a card on the rows outside each fold and scores the fold with it. `onFold` hears of each fold done. */
export function crossFit(
  table: Table,
  learnOn: (rows: Int32Array) => Card | null,
  onFold: (fold: number) => void,
): CrossFit {
  const logOdds = new Float64Array(table.ids.length);
  const cards = Array.from({ length: FOLDS }, (_, fold) => {
    const rows = rowsOutside(table, fold);
    const card = learnOn(rows);
    const base = baseLogOdds(table.outcome, rows);
    forEachInside(table, fold, (row) => {
      logOdds[row] = card === null ? base : logOddsOf(card, row);
    });
    onFold(fold);
    return card;
  });
  return { cards, logOdds };
}

/** What a card expects of a row. */
export function logOddsOf(card: Card, row: number): number {
  return card.intercept + card.slope * scoreOf(card, row);
}

/**
 * Cross-fitted log-odds on the scale of a card: the scores that its own points would give leads that did
 * not choose them. Whole numbers from 0 to `most`.
 */
export function scoresOn(card: Card, logOdds: Float64Array, most: number): Float64Array {
  return logOdds.map((one) =>
    Math.max(0, Math.min(most, Math.round((one - card.intercept) / card.slope))),
  );
}

export function rowsOutside({ folds }: Table, fold: number): Int32Array {
  return Int32Array.from([...folds.keys()].filter((row) => folds[row] !== fold));
}

export function forEachInside({ folds }: Table, fold: number, visit: (row: number) => void): void {
  for (const [row, own] of folds.entries()) if (own === fold) visit(row);
}

function baseLogOdds(outcome: Uint8Array, rows: Int32Array): number {
  let ones = 0.5;
  for (const row of rows) ones += outcome[row] ?? 0;
  return Math.log(ones / (rows.length + 1 - ones));
}
