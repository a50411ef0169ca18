/** Leads and sales at one score. */
export type ScoreCount = { readonly score: number; readonly leads: number; readonly sales: number };

/** How many leads have each score and how many of them converted, lowest score first. */
export function scoreTable(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number | boolean>,
): ScoreCount[] {
  const counts = new Map<number, { leads: number; sales: number }>();
  for (let n = 0; n < scores.length; n++) {
    const score = scores[n] ?? 0;
    const count = counts.get(score) ?? { leads: 0, sales: 0 };
    count.leads++;
    if (outcomes[n]) count.sales++;
    counts.set(score, count);
  }
  return [...counts]
    .map(([score, count]) => ({ score, ...count }))
    .sort((a, b) => a.score - b.score);
}
