import type { Coarse } from "./coarsen.ts";
import type { Fit } from "../statistics/logistic.ts";
import type { Screened } from "./screen.ts";

/** A level may give less than a lower one only beyond this many standard errors: beyond doubt. */
const BEYOND_DOUBT = 4;

/** A level joined to another: the group's place in the list, and the two levels. */
export type Join = { readonly at: number; readonly left: number; readonly right: number };

/**
 * The pairs of neighbouring levels where more gives fewer points though people expect the opposite: to be
 * joined, unless the data say so beyond doubt, which is told in `against`.
 */
export function falling(
  chosen: readonly Screened[],
  fit: Fit,
): { readonly joins: readonly Join[]; readonly against: ReadonlySet<number> } {
  const joins: Join[] = [];
  const against = new Set<number>();
  for (const [at, { candidate, coarse }] of chosen.entries()) {
    if (!candidate.isRising) continue;
    const start = fit.starts[at] ?? 0;
    let worst: Join | null = null;
    let deepest = 0;
    const isInForce = candidate.source.kind === "criterion";
    for (let level = Number(isInForce); level + 1 < coarse.size; level += 1) {
      if (level === coarse.unknown || level + 1 === coarse.unknown) continue;
      const drop = (fit.beta[start + level] ?? 0) - (fit.beta[start + level + 1] ?? 0);
      if (drop <= 0) continue;
      if (drop > BEYOND_DOUBT * errorBetween(fit, start + level, start + level + 1))
        against.add(at);
      else if (drop > deepest) [worst, deepest] = [{ at, left: level, right: level + 1 }, drop];
    }
    if (worst !== null) joins.push(worst);
  }
  return { joins, against };
}

/**
 * The neighbouring levels whose joining loses least, by their weights' difference: one pair a group, at
 * most `wanted` of them and at most a third of what is wanted, since each joining changes the others.
 */
export function cheapest(chosen: readonly Screened[], fit: Fit, wanted: number): readonly Join[] {
  const best = chosen.flatMap(({ candidate, coarse }, at): (Join & { cost: number })[] => {
    if (candidate.source.kind === "criterion" || candidate.amounts !== null) return [];
    const start = fit.starts[at] ?? 0;
    const order = orderOf(candidate.isOrdered, coarse, fit, start);
    const pairs = order.slice(1).map((right, n) => {
      const left = order[n] ?? 0;
      const gap = (fit.beta[start + left] ?? 0) - (fit.beta[start + right] ?? 0);
      const cost = (gap / errorBetween(fit, start + left, start + right)) ** 2;
      return { at, left, right, cost };
    });
    return pairs.sort((a, b) => a.cost - b.cost || a.left - b.left).slice(0, 1);
  });
  best.sort((a, b) => a.cost - b.cost || a.at - b.at);
  return best.slice(0, Math.max(1, Math.ceil(wanted / 3)));
}

/** The group with two of its levels made one. */
export function joined(one: Screened, left: number, right: number): Screened {
  const { levelOf, size, unknown } = one.coarse;
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  const renumbered = (level: number): number =>
    level === high ? low : level - Number(level > high);
  return {
    ...one,
    coarse: {
      ...one.coarse,
      levelOf: levelOf.map(renumbered),
      size: size - 1,
      unknown: unknown === null ? null : renumbered(unknown),
    },
  };
}

function orderOf(isOrdered: boolean, coarse: Coarse, fit: Fit, start: number): number[] {
  const levels = Array.from({ length: coarse.size }, (_, level) => level).filter(
    (level) => level !== coarse.unknown,
  );
  if (isOrdered) return levels;
  return levels.sort((a, b) => (fit.beta[start + a] ?? 0) - (fit.beta[start + b] ?? 0) || a - b);
}

function errorBetween({ beta, covariance }: Fit, left: number, right: number): number {
  const width = beta.length + 1;
  const at = (row: number, column: number): number =>
    covariance[(row + 1) * width + column + 1] ?? 0;
  return Math.sqrt(Math.max(1e-12, at(left, left) + at(right, right) - 2 * at(left, right)));
}
