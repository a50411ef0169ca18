import { liftOf } from "../../../src/evidence/statistics/lift.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { plantedRows } from "../../evidence/statistics/planted-rows.ts";

/** How often the interval of a planted lift holds the truth; those told as too few are counted apart. */
export function liftCoverage(
  intervals: number,
  seed: number,
): { intervals: number; tooFew: number; covered: number; truthBelow: number; truthAbove: number } {
  const random = randomOf(seed);
  let [told, tooFew, truthBelow, truthAbove] = [0, 0, 0, 0];
  while (told < intervals) {
    const ratio = [0.5, 1, 1.5, 2.5][random.below(4)] ?? 1;
    const rows = plantedRows({
      companies: [100, 200, 400, 800][random.below(4)] ?? 100,
      rate: [0.03, 0.06, 0.12, 0.2][random.below(4)] ?? 0.1,
      ratio,
      share: [0.15, 0.35, 0.6][random.below(3)] ?? 0.3,
      seed: random.below(2 ** 31),
    });
    const { lift } = liftOf(rows);
    if (lift === null) {
      tooFew++;
      continue;
    }
    told++;
    if (ratio < lift.low) truthBelow++;
    if (ratio > lift.high) truthAbove++;
  }
  const covered = rounded(1 - (truthBelow + truthAbove) / told);
  return { intervals: told, tooFew, covered, truthBelow, truthAbove };
}

/** To four digits, as figures are printed. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
