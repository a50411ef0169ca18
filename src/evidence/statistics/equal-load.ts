import { companiesOf } from "./companies.ts";
import { randomOf } from "./random.ts";

const draws = 2_000;

/** What two models find when each may hand off equally many of the same leads. */
export type EqualLoad = {
  /** Leads that each may hand off. */
  readonly load: number;
  /** Sales among all the leads. */
  readonly sales: number;
  /** Sales among the best `load` of each; leads that tie at the end count in part. */
  readonly foundByA: number;
  readonly foundByB: number;
  /** How often a difference this large would show if both were equally good, 0 to 1. */
  readonly chance: number;
};

/**
 * Two models at equal load, with a paired permutation test: where only one of them finds a sale,
 * either might as well have, so that each company's difference is turned round at random, 2,000
 * times from one seed.
 */
export function compareAtEqualLoad(
  scores: { readonly a: ArrayLike<number>; readonly b: ArrayLike<number> },
  outcomes: ArrayLike<number | boolean>,
  load: number,
  companies?: ArrayLike<string | number>,
  seed = 1,
): EqualLoad {
  const [a, b] = [handedOff(scores.a, load), handedOff(scores.b, load)];
  const of = companies ? companiesOf(companies).of : null;
  const differences = new Map<number, number>();
  let [sales, foundByA, foundByB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    if (!outcomes[row]) continue;
    const [byA, byB] = [a[row] ?? 0, b[row] ?? 0];
    sales++;
    foundByA += byA;
    foundByB += byB;
    const company = of?.[row] ?? row;
    differences.set(company, (differences.get(company) ?? 0) + byA - byB);
  }
  const chance = turnedRound([...differences.values()], foundByA - foundByB, seed);
  return { load, sales, foundByA, foundByB, chance };
}

/** Which leads the best `load` are, 1 or 0; those with the score at the end share what is left. */
function handedOff(scores: ArrayLike<number>, load: number): Float64Array {
  const sorted = Float64Array.from(scores).sort().reverse();
  const last = sorted[Math.min(load, sorted.length) - 1] ?? Infinity;
  const above = sorted.findIndex((score) => score <= last);
  const atLast = sorted.filter((score) => score === last).length;
  const share = atLast > 0 ? Math.min(1, (load - Math.max(0, above)) / atLast) : 0;
  return Float64Array.from(scores, (score) => (score > last ? 1 : score === last ? share : 0));
}

function turnedRound(differences: readonly number[], observed: number, seed: number): number {
  const parts = differences.filter((difference) => difference !== 0).sort((a, b) => a - b);
  if (parts.length === 0) return 1;
  const random = randomOf(seed);
  let asLarge = 0;
  for (let n = 0; n < draws; n++) {
    let sum = 0;
    for (const part of parts) sum += random.uniform() < 0.5 ? part : -part;
    if (Math.abs(sum) >= Math.abs(observed) - 1e-9) asLarge++;
  }
  return (asLarge + 1) / (draws + 1);
}
