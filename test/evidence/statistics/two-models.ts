import { normalQuantile } from "../../../src/evidence/statistics/distributions.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

export type TwoModels = {
  readonly sales: number;
  readonly others: number;
  /** The true AUC of either model. */
  readonly auc: readonly [number, number];
  /** How alike the two score leads of the same outcome; .8 by default. */
  readonly correlation?: number;
  readonly seed: number;
};

/** Leads in a random order that two models scored, normal within each outcome. */
export function twoModels({ sales, others, auc, correlation = 0.8, seed }: TwoModels): {
  a: number[];
  b: number[];
  outcomes: number[];
} {
  const random = randomOf(seed);
  const lead = leadMaker(auc, correlation, random.normal);
  const outcomes = Array.from({ length: sales + others }, (_, n): number => (n < sales ? 1 : 0));
  for (let n = outcomes.length - 1; n > 0; n--) {
    const other = random.below(n + 1);
    [outcomes[n], outcomes[other]] = [outcomes[other] ?? 0, outcomes[n] ?? 0];
  }
  const pairs = outcomes.map(lead);
  return { a: pairs.map(([a]) => a), b: pairs.map(([, b]) => b), outcomes };
}

/** The two scores of a lead with an outcome. */
export function leadMaker(
  auc: readonly [number, number],
  correlation: number,
  normal: () => number,
): (outcome: number) => [number, number] {
  const [gapA, gapB] = auc.map((own) => Math.SQRT2 * normalQuantile(own));
  const rest = Math.sqrt(1 - correlation * correlation);
  return (outcome) => {
    const same = normal();
    return [
      same + outcome * (gapA ?? 0),
      correlation * same + rest * normal() + outcome * (gapB ?? 0),
    ];
  };
}
