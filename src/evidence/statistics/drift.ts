import { companiesOf, type Companies } from "./companies.ts";
import { chiSquaredChance } from "./distributions.ts";
import { correctedChances } from "./multiplicity.ts";
import { randomOf } from "./random.ts";

/** Rows in time order, the oldest first. */
export type RowsInTime = {
  readonly outcomes: ArrayLike<number | boolean>;
  /** What was known of each row: a level, from 0, of each input. */
  readonly inputs: readonly { readonly id: string; readonly levels: ArrayLike<number> }[];
  /** What rows that depend on each other share. */
  readonly companies?: ArrayLike<string | number>;
};

export type Tenth = { readonly leads: number; readonly conversions: number; readonly rate: number };

export type BaseDrift = {
  /** Conversion of each tenth, the oldest first. */
  readonly tenths: readonly Tenth[];
  /** Conversion of the first and of the last third. */
  readonly from: number;
  readonly to: number;
  /** How often so much would show if nothing moved. */
  readonly chance: number;
};

export type InputDrift = {
  readonly id: string;
  /** Population stability index between the first and the last third; from .1 on it is told, .25 is much. */
  readonly shift: number;
  /** How often so much would show of any input if none moved: corrected for all of them. */
  readonly chance: number;
};

/** So often at most a drift of the conversion is seen where there is none, and so often one of any input. */
const falselySeen = 0.03;
/** Tenths that differ by less than this part of the base rate do a threshold no harm. */
const harmlessPart = 0.12;
const harmlessShift = 0.1;
const fewestLeads = 100;
/** Levels with fewer rows expected in a cell are taken together. */
const fewestExpected = 5;

/**
 * Whether the conversion or the inputs moved over time, tenth by tenth (docs/statistics.md, Drift).
 * `base` is null and `inputs` empty where nothing moved that could do harm.
 */
export function driftOf(rows: RowsInTime): {
  readonly base: BaseDrift | null;
  readonly inputs: readonly InputDrift[];
} {
  if (rows.outcomes.length < fewestLeads) return { base: null, inputs: [] };
  const companies = rows.companies && companiesOf(rows.companies);
  const base = baseMovement(rows.outcomes, companies);
  const inputs = rows.inputs.map(({ id, levels }) => ({
    id,
    ...inputMovement(oneOfEach(levels, companies)),
  }));
  const chances = correctedChances(inputs.map(({ chance }) => chance));
  const { moved, ...found } = base;
  return {
    base: found.chance < falselySeen && moved >= harmlessPart ? found : null,
    inputs: inputs
      .map((input, n) => ({ id: input.id, shift: input.shift, chance: chances[n] ?? 1 }))
      .filter(({ chance, shift }) => chance < falselySeen && shift >= harmlessShift),
  };
}

/** Movement of the conversion; `moved` is the spread of the tenths beyond chance, as a part of the base rate. */
function baseMovement(
  outcomes: ArrayLike<number | boolean>,
  companies: Companies | undefined,
): Omit<BaseDrift, "chance"> & { readonly chance: number; readonly moved: number } {
  const tenths = tenthsOf(outcomes.length).map(([start, end]): Tenth => {
    let conversions = 0;
    for (let row = start; row < end; row++) if (outcomes[row]) conversions++;
    return { leads: end - start, conversions, rate: conversions / (end - start) };
  });
  const { rate: base } = together(tenths);
  const alone = base * (1 - base);
  const crowding = companies ? designEffect(outcomes, companies, base) : 1;
  let [squares, slope, spread, noise, deviations] = [0, 0, 0, 0, 0];
  tenths.forEach(({ leads, conversions, rate }, at) => {
    squares += (leads * (rate - base) ** 2) / alone;
    slope += (at - 4.5) * (conversions - leads * base);
    spread += leads * (at - 4.5) ** 2;
    noise += (crowding * alone) / leads / 10;
    deviations += (rate - base) ** 2 / 10;
  });
  // Any difference between tenths, or a trend (Cochran and Armitage): whichever speaks louder, counted as two looks.
  const chance =
    alone > 0
      ? 2 *
        Math.min(
          chiSquaredChance(squares / crowding, 9),
          chiSquaredChance((slope * slope) / (alone * spread) / crowding, 1),
        )
      : 1;
  return {
    tenths,
    from: together(tenths.slice(0, 3)).rate,
    to: together(tenths.slice(-3)).rate,
    chance: Math.min(1, chance),
    moved: alone > 0 ? Math.sqrt(Math.max(0, deviations - noise)) / base : 0,
  };
}

function tenthsOf(rows: number): [start: number, end: number][] {
  return Array.from({ length: 10 }, (_, n) => [
    Math.floor((n * rows) / 10),
    Math.floor(((n + 1) * rows) / 10),
  ]);
}

function together(tenths: readonly Tenth[]): { readonly rate: number } {
  const leads = tenths.reduce((sum, tenth) => sum + tenth.leads, 0);
  return { rate: tenths.reduce((sum, tenth) => sum + tenth.conversions, 0) / leads };
}

/** Rows of one company convert together: how many times larger that makes the variance, at least 1. */
function designEffect(
  outcomes: ArrayLike<number | boolean>,
  companies: Companies,
  base: number,
): number {
  const sums = new Float64Array(companies.count);
  companies.of.forEach((company, row) => {
    sums[company] = (sums[company] ?? 0) + Number(outcomes[row]) - base;
  });
  const squares = sums.reduce((total, sum) => total + sum * sum, 0);
  return Math.max(1, squares / Math.max(1e-9, outcomes.length * base * (1 - base)));
}

/**
 * Rows of a company say much the same: one of them, drawn from a fixed seed, speaks for it. The first would
 * not do: it puts large companies early and leaves those with one row late.
 */
function oneOfEach(levels: ArrayLike<number>, companies: Companies | undefined): number[] {
  if (!companies) return Array.from(levels);
  const random = randomOf(1);
  const seen = new Int32Array(companies.count);
  const drawn = new Int32Array(companies.count);
  companies.of.forEach((company, row) => {
    const count = (seen[company] ?? 0) + 1;
    seen[company] = count;
    if (random.below(count) === 0) drawn[company] = row;
  });
  return [...drawn.sort()].map((row) => levels[row] ?? 0);
}

/** Movement of an input: any difference between tenths, or between the first and the last third. */
function inputMovement(levels: readonly number[]): {
  readonly shift: number;
  readonly chance: number;
} {
  const third = Math.floor(levels.length / 3);
  const ends = [levels.slice(0, third), levels.slice(-third)];
  const tenths = tenthsOf(levels.length).map(([start, end]) => levels.slice(start, end));
  const chance = 2 * Math.min(chanceOf(tenths), chanceOf(ends));
  return { shift: stabilityIndex(ends[0] ?? [], ends[1] ?? []), chance: Math.min(1, chance) };
}

/** The chi-squared test of one distribution of levels in all groups, rare levels taken together. */
function chanceOf(groups: readonly (readonly number[])[]): number {
  const all = countsOf(groups.flat());
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const smallest = Math.min(...groups.map((group) => group.length));
  const isRare = (level: number): boolean =>
    ((all.get(level) ?? 0) * smallest) / total < fewestExpected;
  const kindOf = (level: number): number => (isRare(level) ? -1 : level);
  const kinds = countsOf(groups.flat().map(kindOf));
  let squares = 0;
  for (const group of groups) {
    const own = countsOf(group.map(kindOf));
    for (const [kind, count] of kinds) {
      const expected = (count * group.length) / total;
      squares += ((own.get(kind) ?? 0) - expected) ** 2 / expected;
    }
  }
  return chiSquaredChance(squares, (kinds.size - 1) * (groups.length - 1));
}

function countsOf(levels: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}

function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  const [first, last] = [countsOf(before), countsOf(after)];
  const levels = [...new Set([...first.keys(), ...last.keys()])].sort((a, b) => a - b);
  const shareOf = (counts: Map<number, number>, level: number, rows: number): number =>
    ((counts.get(level) ?? 0) + 0.5) / (rows + levels.length / 2);
  return levels.reduce((sum, level) => {
    const old = shareOf(first, level, before.length);
    const recent = shareOf(last, level, after.length);
    return sum + (recent - old) * Math.log(recent / old);
  }, 0);
}
