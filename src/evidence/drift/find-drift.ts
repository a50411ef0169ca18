import type { CardCriterion } from "../learner/card.ts";
import type { Table } from "../rows/table.ts";
import { chiSquaredChance } from "../statistics/distributions.ts";

export type Tenth = { readonly leads: number; readonly conversions: number; readonly rate: number };

/** What moved over time, so that thresholds may not hold (docs/evidence.md, Drift). */
export type Drift = {
  /** What put the leads in order: a date, or ids that count up. */
  readonly by: "date" | "id";
  /** Conversion of each tenth of the leads, the oldest first; null when it did not move. */
  readonly base: {
    readonly tenths: readonly Tenth[];
    /** Conversion of the first and of the last third. */
    readonly from: number;
    readonly to: number;
    /** How often so much movement would show by chance. */
    readonly chance: number;
  } | null;
  /** Criteria whose values moved between the first and the last third. */
  readonly inputs: readonly {
    readonly column: string;
    /** Population stability index; from .25 on a distribution is taken to have moved. */
    readonly shift: number;
  }[];
};

const TENTHS = 10;
const FEWEST_LEADS = 200;
const FEWEST_CONVERSIONS = 30;
/** By chance one file in a thousand would show so much. */
const CHANCE = 0.001;
/** Movement smaller than this part of the base rate does no harm to a threshold. */
const HARM = 0.12;
const MOVED = 0.25;

/** Compares tenths of the leads in time order; null when nothing moved or nothing tells the order. */
export function findDrift(
  table: Table,
  by: "date" | "id",
  criteria: readonly CardCriterion[],
): Drift | null {
  const { times, outcome } = table;
  const conversions = outcome.reduce((sum, one) => sum + one, 0);
  if (times === null || times.length < FEWEST_LEADS || conversions < FEWEST_CONVERSIONS)
    return null;
  const order = Int32Array.from(times.keys()).sort(
    (a, b) => (times[a] as number) - (times[b] as number) || a - b,
  );
  if (times[order[0] ?? 0] === times[order.at(-1) ?? 0]) return null;
  const base = movedBase(table, order);
  const inputs = criteria.flatMap((criterion) => {
    const shift = shiftOf(criterion, order);
    return shift < MOVED ? [] : [{ column: criterion.candidate.header, shift }];
  });
  return base === null && inputs.length === 0 ? null : { by, base, inputs };
}

function movedBase({ outcome, groups }: Table, order: Int32Array): Drift["base"] {
  const tenths = Array.from({ length: TENTHS }, (_, at): Tenth => {
    const own = order.subarray(
      Math.floor((at * order.length) / TENTHS),
      Math.floor(((at + 1) * order.length) / TENTHS),
    );
    const conversions = own.reduce((sum, row) => sum + (outcome[row] as number), 0);
    return { leads: own.length, conversions, rate: conversions / own.length };
  });
  const conversions = tenths.reduce((sum, one) => sum + one.conversions, 0);
  const base = conversions / order.length;
  const crowding = designEffect(outcome, groups, base);
  let squares = 0;
  let noise = 0;
  for (const { leads, rate } of tenths) {
    squares += (leads * (rate - base) ** 2) / (base * (1 - base));
    noise += (base * (1 - base)) / leads / TENTHS;
  }
  const trend = trendOf(tenths, base);
  const chance = Math.min(
    1,
    2 *
      Math.min(
        chiSquaredChance(squares / crowding, TENTHS - 1),
        chiSquaredChance(trend / crowding, 1),
      ),
  );
  const spread = tenths.reduce((sum, { rate }) => sum + (rate - base) ** 2, 0) / TENTHS;
  const moved = Math.sqrt(Math.max(0, spread - noise));
  if (chance >= CHANCE || moved < HARM * base) return null;
  return { tenths, from: rateOf(tenths.slice(0, 3)), to: rateOf(tenths.slice(-3)), chance };
}

function rateOf(some: readonly Tenth[]): number {
  return (
    some.reduce((sum, one) => sum + one.conversions, 0) /
    some.reduce((sum, one) => sum + one.leads, 0)
  );
}

/** Rows of one company convert together: their number counts for less. */
function designEffect(outcome: Uint8Array, groups: Int32Array, base: number): number {
  const sums = new Map<number, number>();
  let alone = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    const rest = (outcome[row] as number) - base;
    alone += rest * rest;
    const group = groups[row] as number;
    sums.set(group, (sums.get(group) ?? 0) + rest);
  }
  let together = 0;
  for (const sum of sums.values()) together += sum * sum;
  return Math.max(1, together / Math.max(alone, 1e-9));
}

/** The trend part of the chi-squared, one degree of freedom (Cochran and Armitage). */
function trendOf(tenths: readonly Tenth[], base: number): number {
  const middle = (TENTHS - 1) / 2;
  let [slope, spread] = [0, 0];
  for (const [at, { leads, conversions }] of tenths.entries()) {
    slope += (at - middle) * (conversions - leads * base);
    spread += leads * (at - middle) ** 2;
  }
  return (slope * slope) / (base * (1 - base) * spread);
}

/** How far a criterion's levels moved from the first third to the last. */
function shiftOf({ candidate, levelOf, points }: CardCriterion, order: Int32Array): number {
  const third = Math.floor(order.length / 3);
  const count = (rows: Int32Array): Float64Array => {
    const counts = new Float64Array(Math.max(2, points.length));
    for (const row of rows) {
      const level =
        candidate.amounts === null
          ? (levelOf[candidate.codes[row] as number] as number)
          : Number((candidate.amounts.sums[row] ?? 0) > 0.1);
      counts[level] = (counts[level] ?? 0) + 1;
    }
    return counts.map((one) => (one + 0.5) / (rows.length + counts.length / 2));
  };
  const [first, last] = [count(order.subarray(0, third)), count(order.subarray(-third))];
  return first.reduce((sum, before, level) => {
    const after = last[level] ?? before;
    return sum + (after - before) * Math.log(after / before);
  }, 0);
}
