import { randomOf } from "../../../src/evidence/statistics/random.ts";
import type { Suspect } from "../../../src/evidence/alarm/explain-never.ts";

/** Sales' answers to hand-offs, with fifteen criteria that each lead may have met. */
export type NeverAnswers = { readonly answers: boolean[]; readonly suspects: Suspect[] };

/** The criterion that is planted. */
export const planted = "planted";
const criteria = 15;
const plantedShare = 0.3;

/**
 * `count` answers of which `share` are never; with `isPlanted` three of ten leads meet a criterion that is
 * refused about nine times as often as the rest.
 */
export function neverAnswers(
  count: number,
  share: number,
  isPlanted: boolean,
  seed: number,
): NeverAnswers {
  const random = randomOf(seed);
  const each = Array.from({ length: count }, (_, n) => n);
  const met = each.map(() => Number(random.uniform() < plantedShare));
  // Shares of never with and without it that come to `share` over all.
  const [withIt, without] = isPlanted ? [share * (8 / 3), share * (2 / 7)] : [share, share];
  const answers = met.map((isMet) => random.uniform() < (isMet ? withIt : without));
  const others = Array.from({ length: criteria - 1 }, (_, n) => ({
    id: `criterion ${n}`,
    met: each.map(() => Number(random.uniform() < 0.1 + 0.05 * n)),
  }));
  return { answers, suspects: [{ id: planted, met }, ...others] };
}
