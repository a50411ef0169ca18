import { lexicon } from "../../../config/lexicon.ts";
import { criteriaInForce } from "../../../src/evidence/candidates/from-model.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import type { Model } from "../../../src/scoring/model/model.ts";
import { calibrated, propertyOf } from "./calibrated.ts";
import { companiesOfLeads, marketOf, type PlantedFile } from "./companies-of-leads.ts";
import { rounded } from "./lift-coverage.ts";

/** What is promised of criteria and targets that the learner chose, against the truth that was planted. */
export type LearnedPromises = {
  readonly runs: number;
  /** Intervals of lift, and how many of them hold the truth. */
  readonly intervals: number;
  readonly covered: number;
  readonly truthBelow: number;
  readonly truthAbove: number;
  readonly targets: number;
  /** The true conversion from the threshold on lies inside the promised interval. */
  readonly inside: number;
  /** Runs without a signal; they promise nothing. */
  readonly none: number;
};

/** Learns from made-up markets until so many intervals were told. */
export function learnedPromises(intervals: number, seed: number): LearnedPromises {
  const random = randomOf(seed);
  const counts = { intervals: 0, covered: 0, truthBelow: 0, truthAbove: 0 };
  let [runs, none, targets, inside] = [0, 0, 0, 0];
  while (counts.intervals < intervals) {
    runs += 1;
    const strength = [0.35, 0.6, 1][random.below(3)] ?? 0.6;
    const base = [-3.4, -2.6, -1.6][random.below(3)] ?? -2.6;
    const companies = [120, 250, 500][random.below(3)] ?? 250;
    const market = marketOf(random, strength, base);
    const file = companiesOfLeads(market, companies, random.below(2 ** 31));
    const rate = file.rows.reduce((sum, { outcome }) => sum + outcome, 0) / file.rows.length;
    const { report, model } = calibrated(file, [1.3 * rate, 1.7 * rate, 2.2 * rate]);
    if (model === null) {
      none += 1;
      continue;
    }
    const fresh = companiesOfLeads(market, 3_000, random.below(2 ** 31));
    const truth = truthOf(model, fresh);
    for (const { id, lift } of report.criteria) {
      const own = truth.lifts.get(id) ?? NaN;
      if (lift === null || lift.low === null || Number.isNaN(own)) continue;
      const high = lift.high ?? Infinity;
      counts.intervals += 1;
      counts.truthBelow += Number(own < lift.low);
      counts.truthAbove += Number(own > high);
      counts.covered += Number(lift.low <= own && own <= high);
    }
    for (const line of report.thresholds) {
      if (line.threshold === null) continue;
      targets += 1;
      const own = truth.rateFrom(line.threshold);
      inside += Number(line.low <= own && own <= line.high);
    }
  }
  return {
    runs,
    none,
    ...counts,
    covered: rounded(counts.covered / counts.intervals),
    targets,
    inside: rounded(inside / Math.max(1, targets)),
  };
}

/** The true lift of each criterion and the true conversion from a score on, each company counted once. */
function truthOf(
  model: Model,
  { header, rows }: PlantedFile,
): { readonly lifts: ReadonlyMap<string, number>; readonly rateFrom: (score: number) => number } {
  const facts = rows.map(({ fields }) => ({
    contact: Object.fromEntries(header.map((name, at) => [propertyOf(name), fields[at] ?? ""])),
    company: null,
    events: [],
    verdict: null,
    sales: null,
    doNotScore: false,
  }));
  const criteria = criteriaInForce(model, facts, 0, lexicon);
  const sizes = new Map<string, number>();
  for (const { company } of rows) sizes.set(company, (sizes.get(company) ?? 0) + 1);
  const weights = rows.map(({ company }) => 1 / (sizes.get(company) ?? 1));
  const rateOf = (holds: (row: number) => boolean, isWeighted: boolean): number => {
    let [sum, all] = [0, 0];
    for (const [row, { chance }] of rows.entries()) {
      if (!holds(row)) continue;
      const weight = isWeighted ? (weights[row] ?? 0) : 1;
      sum += weight * chance;
      all += weight;
    }
    return sum / all;
  };
  const lifts = new Map(
    criteria.map(({ id, points }) => [
      id,
      rateOf((row) => (points[row] ?? 0) >= 0.5, true) /
        rateOf((row) => (points[row] ?? 0) < 0.5, true),
    ]),
  );
  const totals = rows.map((_, row) =>
    Math.round(criteria.reduce((sum, { points }) => sum + (points[row] ?? 0), 0)),
  );
  return { lifts, rateFrom: (score) => rateOf((row) => (totals[row] ?? 0) >= score, false) };
}
