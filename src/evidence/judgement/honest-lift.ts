import type { Table } from "../rows/table.ts";
import { companyWeights } from "../statistics/companies.ts";
import type { Interval } from "../statistics/interval.ts";
import { liftOf } from "../statistics/lift.ts";

/** Which rows meet a criterion: by the card of all rows, and by the card that each fold did not see. */
export type MetRows = {
  readonly shown: Uint8Array;
  /** By fold, for every row. */
  readonly byFold: readonly Uint8Array[];
};

export type HonestLift = {
  readonly rateWith: number;
  readonly rateWithout: number;
  /** Null where there is too little to tell. */
  readonly lift: Interval | null;
  /** Sales on either side. */
  readonly salesWith: number;
  readonly salesWithout: number;
};

/** What the correction adds to the variance is told by five folds alone, and the levels might have been others. */
const MORE = 1.5;

/** A rate among some rows, each company counted once. */
type Rate = { readonly value: number; readonly weight: number };

/**
 * The lift of a criterion whose levels were joined on the rows that show it: they look further apart there than
 * they are. How much so is told by the folds: what a fold shows of the levels of the card that did not see
 * it, beside what the rows that made those levels promised. By so much the rates of all rows are put right,
 * and the interval is as much wider as that is uncertain (docs/statistics.md, Lift).
 */
export function honestLift({ shown, byFold }: MetRows, table: Table): HonestLift {
  const { folds, groups, outcome, isGrouped } = table;
  const plain = liftOf({
    met: shown,
    converted: outcome,
    ...(isGrouped ? { companies: groups } : {}),
  });
  const count = groups.reduce((most, one) => Math.max(most, one), -1) + 1;
  const weights = isGrouped ? companyWeights({ of: groups, count }) : null;
  const [alone, whole] = [new Float64Array(count), new Float64Array(count)];
  const rateOf = (isIn: (row: number) => boolean): Rate => {
    let [sum, weight] = [0, 0];
    for (let row = 0; row < outcome.length; row += 1) {
      if (!isIn(row)) continue;
      const own = weights?.[row] ?? 1;
      weight += own;
      sum += own * (outcome[row] as number);
    }
    return { value: sum / weight, weight };
  };
  /** What each company adds to the logarithm of a rate. */
  const addTo = (
    into: Float64Array,
    isIn: (row: number) => boolean,
    { value, weight }: Rate,
    factor: number,
  ): void => {
    for (let row = 0; row < outcome.length; row += 1) {
      if (!isIn(row)) continue;
      const rest = (weights?.[row] ?? 1) * ((outcome[row] as number) - value);
      const company = groups[row] as number;
      into[company] = (into[company] as number) + (factor * rest) / (value * weight);
    }
  };
  const honest = (side: 0 | 1): number => {
    const sign = side === 1 ? 1 : -1;
    const isShown = (row: number): boolean => shown[row] === side;
    const isUnseen = (row: number): boolean => byFold[folds[row] as number]?.[row] === side;
    const [all, unseen] = [rateOf(isShown), rateOf(isUnseen)];
    addTo(alone, isShown, all, sign);
    addTo(whole, isShown, all, sign);
    addTo(whole, isUnseen, unseen, sign);
    const before = byFold.map((met, fold) => {
      const isSeen = (row: number): boolean => folds[row] !== fold && met[row] === side;
      const own = rateOf((row) => folds[row] === fold && met[row] === side);
      return { isSeen, rate: rateOf(isSeen), weight: own.weight / unseen.weight };
    });
    const promised = before.reduce((sum, { rate, weight }) => sum + rate.value * weight, 0);
    for (const { isSeen, rate, weight } of before) {
      if (weight > 0) addTo(whole, isSeen, rate, (-sign * weight * rate.value) / promised);
    }
    return (all.value * unseen.value) / promised;
  };
  const [rateWith, rateWithout] = [honest(1), honest(0)];
  const value = rateWith / rateWithout;
  const added = Math.max(0, squares(whole) / squares(alone) - 1);
  const wider = Math.sqrt(1 + MORE * added);
  const sales = { salesWith: plain.with.conversions, salesWithout: plain.without.conversions };
  const { lift } = plain;
  if (lift === null || !Number.isFinite(value) || !(value > 0)) {
    return { rateWith, rateWithout, lift: null, ...sales };
  }
  const end = (own: number): number => value * (own / lift.value) ** wider;
  return {
    rateWith,
    rateWithout,
    lift: { value, low: end(lift.low), high: end(lift.high) },
    ...sales,
  };
}

function squares(numbers: Float64Array): number {
  return numbers.reduce((sum, one) => sum + one * one, 0);
}
