import { rateOf } from "../../../src/evidence/statistics/logistic.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

/** A world in which conversion rises with the score: log-odds `level` at 50, `slope` more every 20 points. */
export type ScoreWorld = { readonly level: number; readonly slope: number };

/** The true conversion at a score. */
export function trueRate({ level, slope }: ScoreWorld, score: number): number {
  return rateOf(level + (slope * (score - 50)) / 20);
}

/** Leads of the world: scores from 0 to 100, spread normally about 50. */
export function scoredLeads(
  world: ScoreWorld,
  count: number,
  seed: number,
): { scores: number[]; outcomes: number[] } {
  const random = randomOf(seed);
  const scores = Array.from({ length: count }, () =>
    Math.max(0, Math.min(100, Math.round(50 + 20 * random.normal()))),
  );
  const outcomes = scores.map((score) => (random.uniform() < trueRate(world, score) ? 1 : 0));
  return { scores, outcomes };
}

/** What is true of handing off from each score on: entry n is for a threshold of n. */
export function truthByThreshold(world: ScoreWorld): { rate: number; share: number }[] {
  const [density, truth] = [densities(), [] as { rate: number; share: number }[]];
  let [share, converted] = [0, 0];
  for (let score = 100; score >= 0; score--) {
    share += density[score] ?? 0;
    converted += (density[score] ?? 0) * trueRate(world, score);
    truth[score] = { rate: converted / share, share };
  }
  return truth;
}

/** The share of leads at each score: that of 200,000 draws, so that ends and rounding are as in the leads. */
function densities(): Float64Array {
  const random = randomOf(77);
  const counts = new Float64Array(101);
  const draws = 200_000;
  for (let n = 0; n < draws; n++) {
    const score = Math.max(0, Math.min(100, Math.round(50 + 20 * random.normal())));
    counts[score] = (counts[score] ?? 0) + 1 / draws;
  }
  return counts;
}
