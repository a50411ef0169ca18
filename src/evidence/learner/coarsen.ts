/** How the fine levels of a candidate are joined into the levels of a criterion. */
export type Coarse = {
  /** From the fine level to the level. */
  readonly levelOf: Uint8Array;
  readonly size: number;
  /** The level that stands for unknown; null where nothing is unknown. */
  readonly unknown: number | null;
  /** Twice the gain in log-likelihood over saying nothing, less what chance alone would gain. */
  readonly gain: number;
};

/** Rows and conversions by fine level. */
export type Counts = { readonly rows: Float64Array; readonly conversions: Float64Array };

export type CoarseningRules = {
  /** The most levels, the unknown one apart. */
  readonly most: number;
  /** Levels with fewer rows are joined to a neighbour. */
  readonly fewest: number;
};

/** A merge that loses less than this of twice the log-likelihood is made: about what chance gives. */
const WORTH_A_LEVEL = 3;
/** Categories are put in order by their rate as if each had so many average leads more. */
const PRIOR_ROWS = 12;

type Pool = { rows: number; conversions: number; readonly fine: number[] };

/** Counts rows and conversions by fine level, over the rows named. */
export function countLevels(
  codes: Uint8Array,
  size: number,
  outcome: Uint8Array,
  rows: Int32Array,
): Counts {
  const counts = { rows: new Float64Array(size), conversions: new Float64Array(size) };
  for (const row of rows) {
    const code = codes[row] as number;
    counts.rows[code] = (counts.rows[code] as number) + 1;
    counts.conversions[code] = (counts.conversions[code] as number) + (outcome[row] as number);
  }
  return counts;
}

/**
 * Joins neighbouring levels (of a category: neighbours by rate) as long as nothing is lost that chance
 * would not give. Unknown stays apart.
 */
export function coarsen(
  { rows, conversions }: Counts,
  isOrdered: boolean,
  unknown: number | null,
  rules: CoarseningRules,
): Coarse {
  const total = sum(rows);
  const base = sum(conversions) / Math.max(1, total);
  const known = [...rows.keys()].filter((level) => level !== unknown);
  const pools: Pool[] = known
    .filter((level) => (rows[level] ?? 0) > 0)
    .map((level) => ({
      rows: rows[level] ?? 0,
      conversions: conversions[level] ?? 0,
      fine: [level],
    }));
  if (!isOrdered)
    pools.sort((a, b) => smoothed(a, base) - smoothed(b, base) || first(a) - first(b));
  merge(pools, rules);
  const levelOf = new Uint8Array(rows.length);
  for (const [level, { fine }] of pools.entries()) for (const one of fine) levelOf[one] = level;
  for (const level of known) {
    if ((rows[level] ?? 0) === 0) levelOf[level] = homeOfEmpty(level, pools, isOrdered, base);
  }
  const unknownLevel = unknown === null ? null : pools.length;
  if (unknown !== null) levelOf[unknown] = pools.length;
  const apart: Pool[] =
    unknown === null
      ? pools
      : [...pools, { rows: rows[unknown] ?? 0, conversions: conversions[unknown] ?? 0, fine: [] }];
  const filled = apart.filter((pool) => pool.rows > 0).length;
  const likelihood = apart.reduce((all, pool) => all + logLikelihood(pool), 0);
  const nothing = logLikelihood({ rows: total, conversions: sum(conversions) });
  // A category's levels were put in order by what they say, which gains more by chance.
  const chance = (filled - 1) * (isOrdered ? 1.5 : 2) + (isOrdered ? 0 : Math.sqrt(known.length));
  return {
    levelOf,
    size: Math.max(1, apart.length),
    unknown: unknownLevel,
    gain: 2 * (likelihood - nothing) - chance,
  };
}

function merge(pools: Pool[], { most, fewest }: CoarseningRules): void {
  for (;;) {
    let best = -1;
    let least = Infinity;
    for (let at = 0; at + 1 < pools.length; at += 1) {
      const [left, right] = [pools[at], pools[at + 1]];
      if (left === undefined || right === undefined) continue;
      const small = left.rows < fewest || right.rows < fewest;
      const loss = lossOf(left, right) - (small ? 1e6 : 0);
      if (loss < least) [best, least] = [at, loss];
    }
    const [left, right] = [pools[best], pools[best + 1]];
    if (left === undefined || right === undefined) return;
    if (least >= WORTH_A_LEVEL && pools.length <= most) return;
    left.rows += right.rows;
    left.conversions += right.conversions;
    left.fine.push(...right.fine);
    pools.splice(best + 1, 1);
  }
}

function lossOf(left: Pool, right: Pool): number {
  const both = {
    rows: left.rows + right.rows,
    conversions: left.conversions + right.conversions,
  };
  return 2 * (logLikelihood(left) + logLikelihood(right) - logLikelihood(both));
}

function logLikelihood({ rows, conversions }: Omit<Pool, "fine">): number {
  return term(conversions, rows) + term(rows - conversions, rows);
}

function term(part: number, whole: number): number {
  return part <= 0 ? 0 : part * Math.log(part / whole);
}

function smoothed({ rows, conversions }: Pool, base: number): number {
  return (conversions + PRIOR_ROWS * base) / (rows + PRIOR_ROWS);
}

function first({ fine }: Pool): number {
  return fine[0] ?? 0;
}

/** A level that no row of this sample is on goes to its neighbour, a category to the most average one. */
function homeOfEmpty(
  level: number,
  pools: readonly Pool[],
  isOrdered: boolean,
  base: number,
): number {
  let home = 0;
  let nearest = Infinity;
  for (const [at, pool] of pools.entries()) {
    const distance = isOrdered
      ? Math.min(...pool.fine.map((one) => Math.abs(one - level)))
      : Math.abs(smoothed(pool, base) - base);
    if (distance < nearest) [home, nearest] = [at, distance];
  }
  return home;
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((all, one) => all + one, 0);
}
