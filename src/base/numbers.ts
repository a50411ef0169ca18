/** The nearest integer, the higher one from the middle: -0.5 gives 0 (docs/contracts.md, Scores). */
export function roundHalfUp(value: number): number {
  // Adding 0 turns -0 into 0.
  return Math.floor(value + 0.5) + 0;
}

/** Rounded to tenths, as people read averages. */
export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * Integers that add up to the integer `total`, by largest remainder: each number is rounded down, and what is left
 * goes to those that lost most, the first of equals first. None gets more than the next integer above it.
 */
export function byLargestRemainder(exact: readonly number[], total: number): number[] {
  const shares = exact.map((one) => Math.floor(one) + 0);
  let left = total;
  for (const share of shares) left -= share;
  for (; left > 0; left -= 1) {
    let most = -1;
    let lost = 0;
    for (let at = 0; at < shares.length; at += 1) {
      const remainder = (exact[at] ?? 0) - (shares[at] ?? 0);
      if (remainder > lost) {
        lost = remainder;
        most = at;
      }
    }
    if (most === -1) return shares;
    shares[most] = (shares[most] ?? 0) + 1;
  }
  return shares;
}
