import { fitLogistic, startsOf, type Group } from "../statistics/logistic.ts";

/** Leads that a level is taken to have had beside its own, all average. */
const PRIOR_ROWS = 10;
/** How strongly weights are held to equal points at 20 conversions; it falls to nothing at 50. */
const PULL = 30;
const FEWEST = 20;
/** Below this many conversions weights are pulled to what is known without them (docs/evidence.md, Few conversions). */
export const FEW = 50;

/** What few conversions pull the weights to, and how strongly. */
export type Pull = { readonly centre: Float64Array; readonly pull: number };

/**
 * With few conversions nobody can tell which criterion is worth more than another: the weights are pulled
 * towards the same range for each, its levels in the order of their rates.
 */
export function equalPoints(groups: readonly Group[], y: Uint8Array, conversions: number): Pull {
  const base = conversions / y.length;
  const units = groups.map(({ codes, size, amounts }) =>
    amounts === null ? unitRange(codes, size, y, base) : Float64Array.of(1),
  );
  return pulledTo(units, groups, y, conversions);
}

/**
 * The pull towards weights that are known but for their measure: `units` by group and level. What one unit is
 * worth is a regression on their sum alone.
 */
export function pulledTo(
  units: readonly Float64Array[],
  groups: readonly Group[],
  y: Uint8Array,
  conversions: number,
): Pull {
  const starts = startsOf(groups);
  const centre = new Float64Array(starts.at(-1) ?? 0);
  const total = new Float64Array(y.length);
  for (const [at, { codes, amounts }] of groups.entries()) {
    const own = units[at] ?? new Float64Array(0);
    centre.set(own, starts[at] ?? 0);
    for (let row = 0; row < y.length; row += 1) {
      total[row] = (total[row] ?? 0) + (own[codes[row] ?? 0] ?? 0) * (amounts?.[row] ?? 1);
    }
  }
  const one: Group = { codes: new Uint8Array(y.length), size: 1, amounts: total };
  const prior = { precision: Float64Array.of(1), centre: null };
  const worth = Math.max(0, fitLogistic([one], y, prior, null).beta[0] ?? 0);
  const pull = Math.max(1, (PULL * (FEW - conversions)) / (FEW - FEWEST));
  return { centre: centre.map((unit) => unit * worth), pull };
}

function unitRange(codes: Uint8Array, size: number, y: Uint8Array, base: number): Float64Array {
  const rows = new Float64Array(size);
  const ones = new Float64Array(size);
  for (let row = 0; row < y.length; row += 1) {
    const code = codes[row] ?? 0;
    rows[code] = (rows[code] ?? 0) + 1;
    ones[code] = (ones[code] ?? 0) + (y[row] ?? 0);
  }
  const odds = rows.map((n, level) => {
    const rate = ((ones[level] ?? 0) + PRIOR_ROWS * base) / (n + PRIOR_ROWS);
    return Math.log(rate / (1 - rate));
  });
  const low = Math.min(...odds);
  const range = Math.max(...odds) - low;
  return odds.map((one) => (range === 0 ? 0 : (one - low) / range));
}
