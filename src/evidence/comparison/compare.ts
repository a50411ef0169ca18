import { aucInterval } from "../statistics/auc.ts";
import { compareAucs } from "../statistics/compare-aucs.ts";
import { compareAtEqualLoad } from "../statistics/equal-load.ts";
import type { Interval } from "../statistics/interval.ts";
import { correctedChances, ofHundred } from "../statistics/multiplicity.ts";

/** What one model does on the leads. */
export type ModelFigures = {
  readonly name: string;
  readonly auc: Interval;
  /** Conversion of the best tenth over that of all. */
  readonly topTenth: number;
  /** Sales among the leads handed off at the load that all models get. */
  readonly found: number;
  /** Amount of those sales; null where the file has none. */
  readonly amount: number | null;
};

/** One model against the first. */
export type Against = ModelFigures & {
  /** The AUC of this model less that of the first. */
  readonly aucDifference: Interval;
  /** How often such a difference would show if both were equally good, 0 to 1, corrected over all models shown. */
  readonly chances: { readonly auc: number; readonly load: number };
  /** The chance at equal load in whole hundredths, for sentences. */
  readonly ofHundred: number;
};

export type Comparison = {
  readonly leads: number;
  readonly conversions: number;
  /** Leads that each model may hand off. */
  readonly load: number;
  readonly first: ModelFigures;
  readonly others: readonly Against[];
};

export type ComparedLeads = {
  /** 1 where the lead reached the goal. */
  readonly outcomes: Uint8Array;
  /** Given where leads share companies. */
  readonly companies?: { readonly of: Int32Array; readonly count: number };
  /** By lead; null where the file has no amounts. */
  readonly amounts: Float64Array | null;
  /** Leads that each model may hand off; 0 for a tenth of them. */
  readonly load: number;
};

export type ScoredBy = { readonly name: string; readonly scores: Float64Array };

/** Compares models on the same leads: the first with each of the others. */
export function compareModels(
  first: ScoredBy,
  others: readonly ScoredBy[],
  leads: ComparedLeads,
): Comparison {
  const { outcomes, companies } = leads;
  const load = leads.load > 0 ? leads.load : Math.max(1, Math.round(outcomes.length / 10));
  const pairs = others.map((other) => ({
    other,
    aucs: compareAucs({ a: other.scores, b: first.scores }, outcomes, companies),
    loads: compareAtEqualLoad({ a: other.scores, b: first.scores }, outcomes, load, companies?.of),
  }));
  const byAuc = correctedChances(pairs.map(({ aucs }) => aucs.chance));
  const byLoad = correctedChances(pairs.map(({ loads }) => loads.chance));
  return {
    leads: outcomes.length,
    conversions: outcomes.reduce((sum, one) => sum + one, 0),
    load,
    first: figuresOf(first, leads, load),
    others: pairs.map(({ other, aucs }, at): Against => {
      const chance = byLoad[at] ?? 1;
      return {
        ...figuresOf(other, leads, load),
        aucDifference: aucs.difference,
        chances: { auc: byAuc[at] ?? 1, load: chance },
        ofHundred: ofHundred(chance),
      };
    }),
  };
}

function figuresOf(
  { name, scores }: ScoredBy,
  { outcomes, companies, amounts }: ComparedLeads,
  load: number,
): ModelFigures {
  const tenth = Math.max(1, Math.round(outcomes.length / 10));
  const base = outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length;
  const converted = Float64Array.from(outcomes);
  const sold = amounts?.map((amount, row) => amount * (outcomes[row] ?? 0)) ?? null;
  return {
    name,
    auc: aucInterval(scores, outcomes, companies),
    topTenth: sumOfBest(scores, converted, tenth) / tenth / base,
    found: sumOfBest(scores, converted, load),
    amount: sold === null ? null : sumOfBest(scores, sold, load),
  };
}

/** What the best `load` leads add up to; leads that tie at the end count in part. */
function sumOfBest(scores: Float64Array, values: Float64Array, load: number): number {
  const last = Float64Array.from(scores).sort().at(-Math.min(load, scores.length)) ?? Infinity;
  let [above, sumAbove, tied, sumTied] = [0, 0, 0, 0];
  for (const [row, score] of scores.entries()) {
    if (score > last) {
      above += 1;
      sumAbove += values[row] ?? 0;
    } else if (score === last) {
      tied += 1;
      sumTied += values[row] ?? 0;
    }
  }
  return tied === 0 ? sumAbove : sumAbove + (sumTied * Math.min(tied, load - above)) / tied;
}
