import type { Companies } from "./companies.ts";
import { criticalValue } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { rateInterval } from "./rate-interval.ts";

/** What an AUC is made of, with each row's share in its deviation. */
export type AucParts = {
  /** The chance that a converted lead has more points than one that did not convert; NaN without either kind. */
  readonly value: number;
  /** One value a row; they sum to 0. Their squares give the variance (DeLong). */
  readonly influence: Float64Array;
  readonly converted: number;
  readonly others: number;
};

/** Scores and what became of them; an equal score counts as half. */
export function aucParts(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number | boolean>,
): AucParts {
  const all = Float64Array.from(scores);
  const ofConverted = all.filter((_, row) => outcomes[row]).sort();
  const ofOthers = all.filter((_, row) => !outcomes[row]).sort();
  const [converted, others] = [ofConverted.length, ofOthers.length];
  // Of each row the share of the other kind that it stands right of: the 'placements' of DeLong.
  const placements = all.map((score, row) =>
    outcomes[row]
      ? below(ofOthers, score) / others
      : (converted - below(ofConverted, score)) / converted,
  );
  const sum = placements.reduce((total, own, row) => (outcomes[row] ? total + own : total), 0);
  const value = others > 0 ? sum / converted : Number.NaN;
  const influence = placements.map(
    (placement, row) => (placement - value) / (outcomes[row] ? converted : others),
  );
  return { value, influence, converted, others };
}

/** How many of the sorted values lie below a score, those equal to it counted as half. */
function below(sorted: Float64Array, score: number): number {
  return (
    (insertion(sorted, (value) => value < score) + insertion(sorted, (value) => value <= score)) / 2
  );
}

function insertion(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The variance of a sum of influences: DeLong's, or over companies where rows share them. */
export function influenceVariance(
  influence: Float64Array,
  outcomes: ArrayLike<number | boolean>,
  { converted, others }: Pick<AucParts, "converted" | "others">,
  companies?: Companies,
): number {
  if (companies && companies.count < companies.of.length) {
    const sums = new Float64Array(companies.count);
    companies.of.forEach((company, row) => {
      sums[company] = (sums[company] ?? 0) + (influence[row] ?? 0);
    });
    const squares = sums.reduce((total, sum) => total + sum * sum, 0);
    return (squares * companies.count) / (companies.count - 1);
  }
  let [ofConverted, ofOthers] = [0, 0];
  influence.forEach((own, row) => {
    if (outcomes[row]) ofConverted += own * own;
    else ofOthers += own * own;
  });
  return (
    (ofConverted * converted) / Math.max(1, converted - 1) +
    (ofOthers * others) / Math.max(1, others - 1)
  );
}

/**
 * The AUC with DeLong's interval (1988; over companies as Obuchowski 1997 where `companies` is given),
 * laid out on the logit so that it stays between 0 and 1. `confidence` is .95 by default. With none
 * converted, or all, nothing is known: 0 to 1, value NaN.
 */
export function aucInterval(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number | boolean>,
  companies?: Companies,
  confidence = 0.95,
): Interval {
  const parts = aucParts(scores, outcomes);
  const { value, converted, others } = parts;
  if (Number.isNaN(value)) return { value, low: 0, high: 1 };
  const variance = influenceVariance(parts.influence, outcomes, parts, companies);
  if (value <= 0 || value >= 1 || variance <= 0) {
    // No two leads stand the wrong way round: as a rate of all, among as many as the rarer kind.
    const fewer = Math.min(converted, others);
    return { ...rateInterval(value * fewer, fewer, confidence), value };
  }
  const logit = Math.log(value / (1 - value));
  const half = (criticalValue(confidence) * Math.sqrt(variance)) / (value * (1 - value));
  return { value, low: inverseLogit(logit - half), high: inverseLogit(logit + half) };
}

function inverseLogit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
