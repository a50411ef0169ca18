import type { Candidate } from "../candidates/candidate.ts";
import { normalQuantile } from "../statistics/distributions.ts";
import { singleAuc } from "../judgement/single-auc.ts";
import type { Column, Table } from "../rows/table.ts";
import { nameSpeaks } from "./names.ts";

/** Why a column is taken to know the outcome (docs/evidence.md, Leaks). */
export type LeakWhy =
  /** Its name speaks of status, stage, reason, quality, tags or calls. */
  | "name"
  /** It separates far better than all other columns together. */
  | "separates"
  /** Values that nearly only one outcome has cover much of that outcome. */
  | "one_outcome"
  /** Filled on nearly all leads of one outcome and on few of the other. */
  | "filled_afterwards"
  /** Dates after the instant that is asked about. */
  | "after_now";

export type Leak = {
  readonly column: string;
  readonly property: string;
  readonly why: LeakWhy;
  /** How well it ranks the leads by itself. */
  readonly auc: number | null;
};

/** A column with its candidates. */
export type Suspect = {
  readonly column: Column;
  readonly candidates: readonly Candidate[];
  /** True when it holds dates after the instant that is asked about. */
  readonly isAhead: boolean;
};

/** By itself it must rank this well before it is compared with all the others. */
const STRONG = 0.85;
/** So well nothing that is known in time ranks. */
const PERFECT = 0.97;
/** How many times further apart it moves the two kinds of lead than all others together. */
const FAR_BETTER = 1.5;
/** A name that may speak of the result needs values that agree. */
const AGREES = 0.62;
/** A value is nearly only of one outcome when so many of its leads have it. */
const NEARLY_ONLY = 0.97;
/** And such values must cover this much of that outcome. */
const MUCH = 0.15;
const FEWEST_ROWS = 20;
/** Filled on so many of one outcome, and on so few of the other. */
const NEARLY_ALL = 0.9;
const FEW = 0.35;

/**
 * The columns that know the outcome because somebody filled them in after it. `aucOfOthers` learns from all
 * columns but these and says how well they rank; it is asked at most once.
 */
export function findLeaks(
  suspects: readonly Suspect[],
  table: Table,
  aucOfOthers: (left: ReadonlySet<string>) => number,
): Leak[] {
  const judged = suspects.map((suspect) => {
    const auc = Math.max(0, ...suspect.candidates.map((one) => singleAuc(one, table)));
    return { suspect, auc, why: plainWhy(suspect, auc, table) };
  });
  const strong = judged.filter(({ auc }) => auc >= STRONG);
  const left = new Set(
    judged
      .filter(({ auc, why }) => why !== null || auc >= STRONG)
      .map(({ suspect }) => suspect.column.property),
  );
  const others = strong.some(({ why, auc }) => why === null && auc < PERFECT)
    ? Math.max(0.55, aucOfOthers(left))
    : 0.5;
  return judged.flatMap(({ suspect: { column }, auc, why }): Leak[] => {
    const isFar =
      auc >= PERFECT ||
      (auc >= STRONG && normalQuantile(auc) > FAR_BETTER * normalQuantile(others));
    const reason = why ?? (isFar ? "separates" : null);
    if (reason === null) return [];
    const known = auc > 0 ? auc : null;
    return [{ column: column.header, property: column.property, why: reason, auc: known }];
  });
}

function plainWhy({ column, isAhead }: Suspect, auc: number, table: Table): LeakWhy | null {
  const speaks = nameSpeaks(column.header);
  if (speaks === "surely" || (speaks === "perhaps" && auc >= AGREES)) return "name";
  if (isAhead) return "after_now";
  if (isFilledAfterwards(column, table.outcome)) return "filled_afterwards";
  return isOfOneOutcome(column, table.outcome) ? "one_outcome" : null;
}

function isFilledAfterwards({ codes }: Column, outcome: Uint8Array): boolean {
  const filled = [0, 0];
  const all = [0, 0];
  for (let row = 0; row < codes.length; row += 1) {
    const kind = outcome[row] as number;
    all[kind] = (all[kind] ?? 0) + 1;
    if (codes[row] !== 0) filled[kind] = (filled[kind] ?? 0) + 1;
  }
  const [ofOthers, ofConverted] = filled.map((count, kind) => count / Math.max(1, all[kind] ?? 0));
  const [low, high] = [ofOthers ?? 0, ofConverted ?? 0].sort((a, b) => a - b);
  return (high ?? 0) >= NEARLY_ALL && (low ?? 0) <= FEW;
}

function isOfOneOutcome({ codes, values }: Column, outcome: Uint8Array): boolean {
  const rows = new Float64Array(values.length);
  const ones = new Float64Array(values.length);
  let conversions = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    rows[code] = (rows[code] ?? 0) + 1;
    ones[code] = (ones[code] ?? 0) + (outcome[row] as number);
    conversions += outcome[row] as number;
  }
  const base = conversions / Math.max(1, codes.length);
  // Where nearly all convert, a value that only converts says little.
  if (base > 0.6 || conversions === 0) return false;
  let covered = 0;
  for (let code = 1; code < values.length; code += 1) {
    const [count, own] = [rows[code] ?? 0, ones[code] ?? 0];
    if (count >= FEWEST_ROWS && own >= count * NEARLY_ONLY) covered += own;
  }
  return covered >= conversions * MUCH;
}
