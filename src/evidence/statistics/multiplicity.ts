/**
 * Chances corrected for how many were looked at (Holm 1979), in the order given: reading them at 5 %
 * names a difference where there is none in at most 5 of 100 pages, however the looks depend on each other.
 */
export function correctedChances(chances: readonly number[]): number[] {
  const order = chances.map((_, n) => n).sort((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1));
  const corrected = Array.from(chances, () => 1);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (chances[index] ?? 1) * (chances.length - rank)));
    corrected[index] = largest;
  });
  return corrected;
}

/** The confidence that each of `count` intervals needs so that all of them hold together (Bonferroni). */
export function jointConfidence(count: number, confidence = 0.95): number {
  return 1 - (1 - confidence) / Math.max(1, count);
}

/**
 * A chance in words: 'would show in n of 100 such comparisons'. Rounded up, so that nothing is called
 * impossible: 1 stands for '1 of 100 or fewer'.
 */
export function ofHundred(chance: number): number {
  return Math.max(1, Math.min(100, Math.ceil(chance * 100 - 1e-9)));
}
