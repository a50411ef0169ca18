import type { Candidate } from "../candidates/candidate.ts";
import { FOLDS, type Table } from "../rows/table.ts";

/** Leads that each level is taken to have had beside its own, all average. */
const PRIOR_ROWS = 5;

/** How well one candidate alone ranks leads, by rates of its levels that come from other folds. */
export function singleAuc({ codes, size }: Candidate, { outcome, folds }: Table): number {
  const rows = new Float64Array(FOLDS * size);
  const ones = new Float64Array(FOLDS * size);
  for (let row = 0; row < codes.length; row += 1) {
    const at = (folds[row] as number) * size + (codes[row] as number);
    rows[at] = (rows[at] as number) + 1;
    ones[at] = (ones[at] as number) + (outcome[row] as number);
  }
  const total = (sums: Float64Array, level: number): number => {
    let sum = 0;
    for (let fold = 0; fold < FOLDS; fold += 1) sum += sums[fold * size + level] as number;
    return sum;
  };
  const base = ones.reduce((a, b) => a + b, 0) / Math.max(1, codes.length);
  const rates = new Float64Array(FOLDS * size);
  for (let level = 0; level < size; level += 1) {
    const [allRows, allOnes] = [total(rows, level), total(ones, level)];
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const at = fold * size + level;
      const others = allRows - (rows[at] as number);
      rates[at] = (allOnes - (ones[at] as number) + PRIOR_ROWS * base) / (others + PRIOR_ROWS);
    }
  }
  // Rows of one fold and level share their rate: pairs are counted by these, not row by row.
  const order = [...rates.keys()]
    .filter((at) => (rows[at] as number) > 0)
    .sort((a, b) => (rates[a] as number) - (rates[b] as number) || a - b);
  let [right, others, converted] = [0, 0, 0];
  for (let from = 0; from < order.length;) {
    const rate = rates[order[from] as number];
    let [own, ownOthers] = [0, 0];
    for (; from < order.length && rates[order[from] as number] === rate; from += 1) {
      const at = order[from] as number;
      own += ones[at] as number;
      ownOthers += (rows[at] as number) - (ones[at] as number);
    }
    right += own * (others + ownOthers / 2);
    others += ownOthers;
    converted += own;
  }
  return right / (converted * others);
}
