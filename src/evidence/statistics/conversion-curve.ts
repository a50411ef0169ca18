import { companyRateInterval } from "./company-rate.ts";
import type { Companies } from "./companies.ts";
import { criticalValue } from "./distributions.ts";
import { isotonicBlocks, smallestBlock } from "./isotonic.ts";
import { covarianceOverCompanies, fitLogistic, rateOf, settled } from "./logistic.ts";
import { scoreTable, type ScoreCount } from "./score-table.ts";

/** From so many sales on, the curve follows the leads and not a formula. */
export const salesForIsotonic = 200;

export type CurveBlock = {
  /** Scores from here up to the next block. */
  readonly from: number;
  /** Conversion, above 0 and below 1. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly leads: number;
  readonly conversions: number;
};

export type ConversionCurve = {
  readonly method: "logistic" | "isotonic";
  /** Lowest first; at least one as soon as there is a lead. */
  readonly blocks: readonly CurveBlock[];
  /** The conversion expected at a score. Never falls as the score rises. */
  rateAt(score: number): number;
};

/** Scores of leads that did not choose the points, and what became of them. */
export type ScoredLeads = {
  readonly scores: ArrayLike<number>;
  readonly outcomes: ArrayLike<number | boolean>;
  /** Given where leads share companies. */
  readonly companies?: Companies;
};

/**
 * Conversion by score with 95 % intervals: below 200 sales logistic in the score, from there on
 * isotonic in blocks of at least 30 leads and 10 sales (docs/statistics.md, Conversion by score).
 */
export function conversionCurve(leads: ScoredLeads): ConversionCurve {
  const table = scoreTable(leads.scores, leads.outcomes);
  if (table.length === 0) return { method: "logistic", blocks: [], rateAt: () => 0 };
  const sales = table.reduce((sum, count) => sum + count.sales, 0);
  return sales < salesForIsotonic ? logisticCurve(leads, table) : isotonicCurve(leads, table);
}

function isotonicCurve(leads: ScoredLeads, table: readonly ScoreCount[]): ConversionCurve {
  const found = isotonicBlocks(table);
  const blocks = found.map(({ from, leads: count, sales }, n) => {
    const to = found[n + 1]?.from ?? Infinity;
    const interval = companyRateInterval(leads, (score) => score >= from && score < to);
    // Only a table of nothing but sales has such a block: half a lead more keeps it off 100 %.
    const rate = sales < count ? sales / count : (sales + 0.5) / (count + 1);
    return { from, rate, low: interval.low, high: interval.high, leads: count, conversions: sales };
  });
  return { method: "isotonic", blocks, rateAt: (score) => blockAt(blocks, score)?.rate ?? 0 };
}

function blockAt(blocks: readonly CurveBlock[], score: number): CurveBlock | undefined {
  return blocks.findLast(({ from }) => from <= score) ?? blocks[0];
}

function logisticCurve(leads: ScoredLeads, table: readonly ScoreCount[]): ConversionCurve {
  const { mean, spread } = momentsOf(table);
  const sales = table.reduce((sum, count) => sum + count.sales, 0);
  const others = leads.scores.length - sales;
  // Platt's targets (1999): as if one lead more had converted and one had not, so that no score is sure.
  const [hit, miss] = [(sales + 1) / (sales + 2), 1 / (others + 2)];
  const standard = (score: number): number => (score - mean) / spread;
  const points = Float64Array.from(leads.scores, standard);
  const group = { codes: new Uint8Array(points.length), size: 1, amounts: points };
  const targets = Float64Array.from(leads.outcomes, (outcome) => (outcome ? hit : miss));
  const prior = { precision: Float64Array.of(1e-8), centre: null };
  const fit = settled([group], fitLogistic([group], targets, prior, null), prior);
  // More points never mean less: with a slope that falls, the score says nothing.
  const slope = Math.max(0, fit.beta[0] ?? 0);
  const intercept = slope > 0 ? fit.intercept : Math.log((sales + 0.5) / (others + 0.5));
  const logOddsAt = (score: number): number => intercept + slope * standard(score);
  const [variance = 0, both = 0, , ofSlope = 0] = leads.companies
    ? covarianceOverCompanies([group], fit, targets, leads.companies)
    : fit.covariance;
  const z = criticalValue(0.95);
  const blocks = bands(table, leads.scores.length).map(({ from, leads: count, sales, middle }) => {
    const x = slope > 0 ? standard(middle) : 0;
    const half = z * Math.sqrt(Math.max(0, variance + 2 * x * both + x * x * ofSlope));
    const centre = logOddsAt(middle);
    return {
      from,
      rate: rateOf(centre),
      low: rateOf(centre - half),
      high: rateOf(centre + half),
      leads: count,
      conversions: sales,
    };
  });
  return { method: "logistic", blocks, rateAt: (score) => rateOf(logOddsAt(score)) };
}

function momentsOf(table: readonly ScoreCount[]): { mean: number; spread: number } {
  const total = Math.max(
    1,
    table.reduce((sum, { leads }) => sum + leads, 0),
  );
  const mean = table.reduce((sum, { score, leads }) => sum + score * leads, 0) / total;
  const squares = table.reduce((sum, { score, leads }) => sum + leads * (score - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / total) || 1 };
}

/** At most twenty bands of at least 30 leads, from the top down. */
function bands(
  table: readonly ScoreCount[],
  total: number,
): { from: number; leads: number; sales: number; middle: number }[] {
  const smallest = Math.max(smallestBlock.leads, total / 20);
  const found: { from: number; leads: number; sales: number; points: number }[] = [];
  let open = { from: 0, leads: 0, sales: 0, points: 0 };
  for (const { score, leads, sales } of table.toReversed()) {
    open = {
      from: score,
      leads: open.leads + leads,
      sales: open.sales + sales,
      points: open.points + score * leads,
    };
    if (open.leads < smallest) continue;
    found.unshift(open);
    open = { from: 0, leads: 0, sales: 0, points: 0 };
  }
  if (open.leads > 0) {
    const above = found.shift() ?? { leads: 0, sales: 0, points: 0 };
    found.unshift({
      from: open.from,
      leads: open.leads + above.leads,
      sales: open.sales + above.sales,
      points: open.points + above.points,
    });
  }
  return found.map(({ points, ...band }) => ({ ...band, middle: points / band.leads }));
}
