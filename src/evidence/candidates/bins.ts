/** Fine bins of a column: the card merges them later by what they say of the outcome. */
const FINE_BINS = 24;

/**
 * Where to cut numbers into fine bins of about equal weight; a number that many rows share is a bin of its
 * own. Cuts are lower bounds, as short as the gap below them allows: 1000 rather than 1003.27.
 */
export function cutsOf(
  numbers: readonly { readonly value: number; readonly rows: number }[],
): number[] {
  const sorted = [...numbers].sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { rows }) => sum + rows, 0);
  const wanted = total / FINE_BINS;
  const cuts: number[] = [];
  let inBin = 0;
  for (const [at, { value, rows }] of sorted.entries()) {
    const before = sorted[at - 1];
    const isHeavy = rows >= wanted;
    if (
      before !== undefined &&
      inBin > 0 &&
      (inBin >= wanted || (isHeavy && inBin >= wanted / 4))
    ) {
      cuts.push(shortest(before.value, value));
      inBin = 0;
    }
    inBin += rows;
  }
  return cuts;
}

/** The bin of a number: how many cuts it has reached. */
export function binOf(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value >= (cuts[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number with the fewest digits above `below` and not above `value`. */
export function shortest(below: number, value: number): number {
  if (Number.isInteger(below) && value === below + 1) return value;
  for (let digits = 1; digits <= 15; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (rounded > below && rounded <= value) return rounded;
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) + 1 - digits);
    const lower = Number((rounded - unit).toPrecision(digits));
    if (rounded > value && lower > below && lower <= value) return lower;
  }
  return value;
}
