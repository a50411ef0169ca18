import { companyRateInterval } from "./company-rate.ts";
import { conversionCurve, type ConversionCurve, type ScoredLeads } from "./conversion-curve.ts";
import { criticalValue } from "./distributions.ts";
import { smallestBlock } from "./isotonic.ts";
import { rateInterval } from "./rate-interval.ts";
import { scoreTable } from "./score-table.ts";

/** What handing off from a threshold on gives. */
export type Offer = {
  /** Compares with the score: from here on a lead is handed off. */
  readonly threshold: number;
  /** The conversion expected of those leads, and its 95 % interval. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Of all leads, 0 to 1. */
  readonly share: number;
  readonly leads: number;
  readonly sales: number;
  /** Null where it is not known how many leads come in a week. */
  readonly leadsAWeek: number | null;
};

/** Why no threshold is promised. */
export type Declined = {
  readonly threshold: null;
  readonly reason:
    | { readonly code: "too_few_sales"; readonly sales: number; readonly needed: number }
    /** `best` is the highest conversion that enough leads (30, with 10 sales) reach. */
    | { readonly code: "out_of_reach"; readonly best: number; readonly leads: number };
};

export type ThresholdTable = {
  readonly curve: ConversionCurve;
  /** The lowest threshold whose leads convert at `target` (0 to 1), or why there is none. */
  forTarget(target: number): Offer | Declined;
  /** The lowest threshold that hands off at most `capacity` leads a week, of the `leadsAWeek` that come in. */
  forCapacity(capacity: number): Offer | Declined;
  /** What each threshold with enough leads behind it gives, the lowest first. */
  offers(): Offer[];
};

/** Below so many sales nothing is promised. */
const fewestSales = 20;
/** Standard errors by which a promise is kept back, so that the luckiest of many thresholds does not win. */
const caution = 0.5;
/** Of the leads that the estimate alone would hand off, caution leaves at least so many. */
const leftByCaution = 0.8;

/**
 * Reads thresholds off leads that did not choose the points (cross-fitted scores). `leadsAWeek` is how
 * many leads of this kind come in a week, null where no dates tell.
 */
export function thresholdTable(leads: ScoredLeads, leadsAWeek: number | null): ThresholdTable {
  const curve = conversionCurve(leads);
  const candidates = candidatesOf(leads, curve);
  const total = leads.scores.length;
  const sales = candidates[0]?.sales ?? 0;
  const offer = (candidate: Candidate): Offer => ({
    threshold: candidate.threshold,
    ...promiseOf(candidate, leads),
    share: candidate.leads / total,
    leads: candidate.leads,
    sales: candidate.sales,
    leadsAWeek: leadsAWeek === null ? null : (leadsAWeek * candidate.leads) / total,
  });
  const tooFew: Declined = {
    threshold: null,
    reason: { code: "too_few_sales", sales, needed: fewestSales },
  };
  return {
    curve,
    forTarget: (target) => {
      if (sales < fewestSales) return tooFew;
      const chosen = chooseFor(candidates, target);
      return chosen ? offer(chosen) : outOfReach(candidates);
    },
    forCapacity: (capacity) => {
      if (sales < fewestSales) return tooFew;
      const load = leadsAWeek === null ? 0 : (capacity / leadsAWeek) * total;
      const fitting = candidates.find((candidate) => candidate.leads <= load);
      return fitting ? offer(fitting) : outOfReach(candidates);
    },
    offers: () => candidates.map(offer),
  };
}

type Candidate = {
  readonly threshold: number;
  readonly leads: number;
  readonly sales: number;
  /** The mean of the curve over these leads: never falls as the threshold rises. */
  readonly expected: number;
};

/** Every score with enough leads at and above it, lowest first. */
function candidatesOf(leads: ScoredLeads, curve: ConversionCurve): Candidate[] {
  const found: Candidate[] = [];
  let [count, sales, expected] = [0, 0, 0];
  for (const own of scoreTable(leads.scores, leads.outcomes).reverse()) {
    count += own.leads;
    sales += own.sales;
    expected += own.leads * curve.rateAt(own.score);
    if (count < smallestBlock.leads || sales < smallestBlock.sales) continue;
    found.unshift({ threshold: own.score, leads: count, sales, expected: expected / count });
  }
  return found;
}

function chooseFor(candidates: readonly Candidate[], target: number): Candidate | undefined {
  const first = candidates.findIndex(({ expected }) => expected >= target);
  const plain = candidates[first];
  if (!plain || first === 0) return plain;
  const later = candidates.slice(first).filter(({ leads }) => leads >= plain.leads * leftByCaution);
  const careful = later.find(
    ({ expected, leads }) =>
      expected - caution * Math.sqrt((expected * (1 - expected)) / leads) >= target,
  );
  return careful ?? later.at(-1) ?? plain;
}

/** The curve's mean, with an interval as wide as that of the leads behind it. */
function promiseOf(
  candidate: Candidate,
  leads: ScoredLeads,
): { readonly rate: number; readonly low: number; readonly high: number } {
  const measured = companyRateInterval(leads, (score) => score >= candidate.threshold);
  // As many leads on their own as give an interval of this width.
  const z = criticalValue(0.95);
  const width = (measured.high - measured.low) / 2;
  const rate = candidate.expected;
  const effective = Math.max(1, (z * z * rate * (1 - rate)) / (width * width));
  const { low, high } = rateInterval(rate * effective, effective);
  return { rate, low: Math.min(low, measured.low), high: Math.max(high, measured.high) };
}

function outOfReach(candidates: readonly Candidate[]): Declined {
  const best = candidates.reduce<Candidate | null>(
    (top, own) => (top && top.expected >= own.expected ? top : own),
    null,
  );
  return {
    threshold: null,
    reason: { code: "out_of_reach", best: best?.expected ?? 0, leads: best?.leads ?? 0 },
  };
}
