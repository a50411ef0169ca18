import { factor, solve } from "../statistics/cholesky.ts";
import type { Fit } from "../statistics/logistic.ts";

/** Leaving a group out must cost at least this much of twice the log-likelihood for each of its free weights. */
const WORTH_A_WEIGHT = 2;

/**
 * Which groups to keep, from weights learned with all of them: the least needed is left out, the others
 * take over its part, and so on (backward elimination by Wald statistics on the joint covariance), until
 * at most `most` are left and each is worth its weights. Returns indexes in rising order.
 */
export function chooseGroups(fit: Fit, precision: Float64Array, most: number): number[] {
  const width = fit.beta.length + 1;
  const beta = Float64Array.from(fit.beta);
  const covariance = Float64Array.from(fit.covariance);
  const left = fit.starts.map((start, at) => ({
    at,
    start,
    size: (fit.starts[at + 1] ?? fit.beta.length) - start,
  }));
  const freeOf = ({ at, start, size }: (typeof left)[number]): number => {
    let uncertain = 0;
    for (let level = start; level < start + size; level += 1) {
      uncertain += fit.covariance[(level + 1) * width + level + 1] ?? 0;
    }
    return Math.max(0.5, size - (precision[at] ?? 0) * uncertain);
  };
  while (left.length > 0) {
    const costs = left.map((group) => costOf(group, beta, covariance, width));
    const excess = costs.map((cost, n) => {
      const group = left[n];
      return group === undefined ? 0 : cost - WORTH_A_WEIGHT * freeOf(group);
    });
    const least = excess.indexOf(Math.min(...excess));
    if (left.length <= most && (excess[least] ?? 0) >= 0) break;
    const [gone] = left.splice(least, 1);
    if (gone !== undefined) leaveOut(gone, left, beta, covariance, width);
  }
  return left.map(({ at }) => at);
}

type Place = { readonly start: number; readonly size: number };

/** The group's block of the covariance, factored. */
function blockOf({ start, size }: Place, covariance: Float64Array, width: number): Float64Array {
  const block = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      block[row * size + column] = covariance[
        (start + row + 1) * width + start + column + 1
      ] as number;
    }
    // Rounding may have eaten a block that is nearly singular.
    block[row * size + row] = (block[row * size + row] as number) * (1 + 1e-9) + 1e-12;
  }
  factor(block, size);
  return block;
}

function costOf(group: Place, beta: Float64Array, covariance: Float64Array, width: number): number {
  const own = beta.slice(group.start, group.start + group.size);
  const solved = own.slice();
  solve(blockOf(group, covariance, width), group.size, solved);
  return own.reduce((sum, one, at) => sum + one * (solved[at] ?? 0), 0);
}

function leaveOut(
  group: Place,
  others: readonly Place[],
  beta: Float64Array,
  covariance: Float64Array,
  width: number,
): void {
  const block = blockOf(group, covariance, width);
  const { start, size } = group;
  const solved = beta.slice(start, start + size);
  solve(block, size, solved);
  const rows = others.flatMap((other) =>
    Array.from({ length: other.size }, (_, at) => other.start + at + 1),
  );
  // Each other level's covariance with the group, and the same solved by the block.
  const cross = rows.map((row) =>
    Float64Array.from({ length: size }, (_, at) => covariance[row * width + start + at + 1] ?? 0),
  );
  const through = cross.map((one) => {
    const copy = one.slice();
    solve(block, size, copy);
    return copy;
  });
  for (const [n, row] of rows.entries()) {
    const own = cross[n] as Float64Array;
    let move = 0;
    for (let at = 0; at < size; at += 1) move += (own[at] as number) * (solved[at] as number);
    beta[row - 1] = (beta[row - 1] as number) - move;
    for (const [m, column] of rows.entries()) {
      const other = through[m] as Float64Array;
      let part = 0;
      for (let at = 0; at < size; at += 1) part += (own[at] as number) * (other[at] as number);
      covariance[row * width + column] = (covariance[row * width + column] as number) - part;
    }
  }
}
