import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { rateInterval } from "../../../src/evidence/statistics/rate-interval.ts";
import { thresholdTable } from "../../../src/evidence/statistics/thresholds.ts";
import { scoredLeads, truthByThreshold } from "../../evidence/statistics/scored-leads.ts";
import { rounded } from "./lift-coverage.ts";

/** Of the targets that were promised: how many hold on leads never seen, and with how many leads. */
export type Promises = {
  readonly targets: number;
  readonly declined: number;
  /** The true conversion from the threshold on lies inside the promised interval. */
  readonly inside: number;
  /** On a test sample 3/7 as large (70/30), the target is not above the interval of what converted. */
  readonly held: number;
  /** At least .6 of the leads that the best threshold would give. */
  readonly plenty: number;
};

/** Targets between the conversion of all leads and that of the very best, in worlds of many kinds. */
export function thresholdPromises(worlds: number, seed: number): Promises {
  const random = randomOf(seed);
  const counts = { targets: 0, declined: 0, inside: 0, held: 0, plenty: 0 };
  for (let n = 0; n < worlds; n++) {
    const world = {
      level: -3.2 + 3 * random.uniform(),
      slope: 0.6 + 1.2 * random.uniform(),
    };
    const truth = truthByThreshold(world);
    const count = [400, 1_000, 3_000, 9_000][random.below(4)] ?? 400;
    const table = thresholdTable(scoredLeads(world, count, random.below(2 ** 31)), null);
    const [low, high] = [truth[0]?.rate ?? 0, truth[85]?.rate ?? 1];
    for (const part of [0.15, 0.35, 0.55, 0.75]) {
      const target = low + part * (high - low);
      const offer = table.forTarget(target);
      if (offer.threshold === null) {
        counts.declined++;
        continue;
      }
      const own = truth[offer.threshold] ?? { rate: 0, share: 0 };
      const best = truth.find(({ rate }) => rate >= target)?.share ?? 0;
      const tested = Math.max(1, Math.round(((count * 3) / 7) * own.share));
      counts.targets++;
      if (offer.low <= own.rate && own.rate <= offer.high) counts.inside++;
      if (rateInterval(random.binomial(tested, own.rate), tested).high >= target) counts.held++;
      if (own.share >= 0.6 * best) counts.plenty++;
    }
  }
  const share = (own: number): number => rounded(own / Math.max(1, counts.targets));
  return {
    ...counts,
    inside: share(counts.inside),
    held: share(counts.held),
    plenty: share(counts.plenty),
  };
}
