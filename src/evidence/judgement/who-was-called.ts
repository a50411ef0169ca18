import type { Table } from "../rows/table.ts";
import { aucInterval } from "../statistics/auc.ts";
import { companiesOf } from "../statistics/companies.ts";
import type { Interval } from "../statistics/interval.ts";

/** How far the figures follow whom sales called (docs/evidence.md, Who was worked on). */
export type WhoWasCalled = {
  /** Of all leads and of those that converted, the share that sales had been told of or had touched; 0 to 1. */
  readonly leads: number;
  readonly conversions: number;
  /** Conversions of leads that sales had not touched. */
  readonly untouchedConversions: number;
  /** How well the points rank the touched leads among themselves. */
  readonly auc: Interval;
  /** Why the figures mirror whom sales called; null where they do not. */
  readonly mirrors: "few_untouched" | "orders_disagree" | null;
};

/** Behind a statement about low scores stand at least so many conversions that nobody touched. */
const FEWEST_UNTOUCHED = 30;
/** So surely must the points rank the touched leads before anything is recommended. */
const CONFIDENCE = 0.98;

/**
 * Judges scores that did not choose the points among the leads that sales touched: where they no longer rank
 * those, or hardly anybody converted untouched, they may only repeat whom sales chose to call. Null where
 * nothing says who was touched.
 */
export function whoWasCalled(
  { touched, outcome, groups, isGrouped }: Table,
  scores: Float64Array,
): WhoWasCalled | null {
  if (touched === null) return null;
  const rows = Int32Array.from(touched.keys()).filter((row) => touched[row] === 1);
  const all = outcome.reduce((sum, one) => sum + one, 0);
  const conversions = rows.reduce((sum, row) => sum + (outcome[row] as number), 0);
  const auc = aucInterval(
    Float64Array.from(rows, (row) => scores[row] as number),
    Uint8Array.from(rows, (row) => outcome[row] as number),
    isGrouped ? companiesOf(Int32Array.from(rows, (row) => groups[row] as number)) : undefined,
    CONFIDENCE,
  );
  const untouchedConversions = all - conversions;
  const disagrees = conversions > 0 && !(auc.low > 0.5);
  return {
    leads: rows.length / Math.max(1, outcome.length),
    conversions: conversions / Math.max(1, all),
    untouchedConversions,
    auc,
    mirrors:
      untouchedConversions < FEWEST_UNTOUCHED
        ? "few_untouched"
        : disagrees
          ? "orders_disagree"
          : null,
  };
}
