import { scoreOf, type Card } from "../learner/card.ts";
import { FOLDS, type Table } from "../rows/table.ts";

/** Cards learned on four folds each, and what each row got from the one that did not see it. */
export type CrossFit = {
  /** By fold; null where nothing was worth a point. */
  readonly cards: readonly (Card | null)[];
  /** By fold: the rows that its card was learned on. */
  readonly learnedOn: readonly Int32Array[];
  /** By row. */
  readonly logOdds: Float64Array;
};

/** Learns a card on the rows outside each fold and scores the fold with it. `onFold` hears of each fold done. */
export function crossFit(
  table: Table,
  learnOn: (rows: Int32Array) => Card | null,
  onFold: (fold: number) => void,
): CrossFit {
  const learnedOn = Array.from({ length: FOLDS }, (_, fold) => rowsOutside(table, fold));
  const cards = learnedOn.map((rows, fold) => {
    const card = learnOn(rows);
    onFold(fold);
    return card;
  });
  return { cards, learnedOn, logOdds: crossFitted(table, learnedOn, cards) };
}

/**
 * The log-odds of every row from the card of its fold, on one base for all: a fold that converts more leaves
 * fewer conversions to learn its base from, so that bases of their own would rank the folds upside down.
 */
export function crossFitted(
  { folds, outcome }: Pick<Table, "folds" | "outcome">,
  learnedOn: readonly Int32Array[],
  cards: readonly (Card | null)[],
): Float64Array {
  const base = baseLogOdds(outcome, null);
  const bases = learnedOn.map((rows) => base - baseLogOdds(outcome, rows));
  return Float64Array.from(folds, (fold, row) => {
    const card = cards[fold] ?? null;
    return card === null ? base : logOddsOf(card, row) + (bases[fold] ?? 0);
  });
}

/** What a card expects of a row. */
function logOddsOf(card: Card, row: number): number {
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

function rowsOutside({ folds }: Table, fold: number): Int32Array {
  let count = 0;
  for (const own of folds) count += Number(own !== fold);
  const rows = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < folds.length; row += 1) if (folds[row] !== fold) rows[at++] = row;
  return rows;
}

/** Of the rows named, null for all. */
function baseLogOdds(outcome: Uint8Array, rows: Int32Array | null): number {
  let ones = 0.5;
  if (rows === null) for (const one of outcome) ones += one;
  else for (const row of rows) ones += outcome[row] ?? 0;
  return Math.log(ones / ((rows ?? outcome).length + 1 - ones));
}
