import { driftOf, type RowsInTime } from "../../../src/evidence/statistics/drift.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { rounded } from "./lift-coverage.ts";

/** Shares of the runs in which a drift was seen. */
export type Drifts = {
  readonly runs: number;
  /** None is there. */
  readonly falselySeen: number;
  /** The conversion falls to half of what it was, step by step or at once. */
  readonly baseFound: number;
  /** One of ten inputs moves: a value of 20 % of the leads becomes one of 50 %. */
  readonly inputFound: number;
};

export function drifts(runs: number, seed: number): Drifts {
  const random = randomOf(seed);
  let [falselySeen, baseFound, inputFound] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const leads = [1_500, 3_000, 6_000][run % 3] ?? 1_500;
    const isStep = run % 2 === 0;
    const movesAt = (time: number): number => (isStep ? Number(time > 0.5) : time);
    const still = driftOf(
      rowsInTime(
        leads,
        random.uniform,
        () => 0.2,
        () => 0.2,
      ),
    );
    if (still.base || still.inputs.length > 0) falselySeen++;
    const base = (time: number): number => 0.24 - 0.12 * movesAt(time);
    if (driftOf(rowsInTime(leads, random.uniform, base, () => 0.2)).base) baseFound++;
    const input = (time: number): number => 0.2 + 0.3 * movesAt(time);
    const moved = driftOf(rowsInTime(leads, random.uniform, () => 0.2, input));
    if (moved.inputs.some(({ id }) => id === "input 0")) inputFound++;
  }
  return {
    runs,
    falselySeen: rounded(falselySeen / runs),
    baseFound: rounded(baseFound / runs),
    inputFound: rounded(inputFound / runs),
  };
}

/** Ten inputs of three levels; the first follows `input`, the conversion `base`, both of time from 0 to 1. */
function rowsInTime(
  leads: number,
  uniform: () => number,
  base: (time: number) => number,
  input: (time: number) => number,
): RowsInTime {
  const times = Array.from({ length: leads }, (_, n) => (n + 0.5) / leads);
  const levelOf = (share: number): number => {
    const luck = uniform();
    return luck < share ? 2 : luck < share + 0.3 ? 1 : 0;
  };
  return {
    outcomes: times.map((time) => Number(uniform() < base(time))),
    inputs: Array.from({ length: 10 }, (_, n) => ({
      id: `input ${n}`,
      levels: times.map((time) => levelOf(n === 0 ? input(time) : 0.05 * n + 0.05)),
    })),
  };
}
