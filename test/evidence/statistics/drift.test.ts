import { expect, test } from "vitest";
import { driftOf } from "../../../src/evidence/statistics/drift.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

const rows = 2_000;
const random = randomOf(6);
const outcomesAt = (rate: (time: number) => number): number[] =>
  Array.from({ length: rows }, (_, n) => Number(random.uniform() < rate(n / rows)));
const stillLevels = Array.from({ length: rows }, () => random.below(4));

test("a conversion that halves is seen, with its tenths and by how much", () => {
  const outcomes = outcomesAt((time) => (time < 0.5 ? 0.3 : 0.15));
  const { base, inputs } = driftOf({ outcomes, inputs: [{ id: "source", levels: stillLevels }] });
  expect(inputs).toEqual([]);
  expect(base?.tenths).toHaveLength(10);
  expect(base?.tenths.reduce((sum, { leads }) => sum + leads, 0)).toBe(rows);
  expect(base?.from).toBeCloseTo(0.3, 1);
  expect(base?.to).toBeCloseTo(0.15, 1);
  expect(base?.chance).toBeLessThan(0.001);
});

test("an input that moves is named with its shift, the others are not", () => {
  const levels = stillLevels.map((level, n) => (n > rows / 2 && level === 0 ? 3 : level));
  const { base, inputs } = driftOf({
    outcomes: outcomesAt(() => 0.2),
    inputs: [
      { id: "source", levels: stillLevels },
      { id: "country", levels },
    ],
  });
  expect(base).toBeNull();
  expect(inputs.map(({ id }) => id)).toEqual(["country"]);
  expect(inputs[0]?.shift).toBeGreaterThan(0.25);
});

test("a movement that is sure but small does no harm and is not told", () => {
  const outcomes = Array.from({ length: 60_000 }, (_, n) =>
    Number(n % 100 < (n < 30_000 ? 20 : 21)),
  );
  expect(driftOf({ outcomes, inputs: [] }).base).toBeNull();
});

test("a few big companies that buy whole are no drift", () => {
  // Fifty companies of forty rows, one after the other; each buys with all its rows or with none.
  const companies = Array.from({ length: rows }, (_, n) => Math.floor(n / 40));
  const buys = Array.from({ length: 50 }, () => Number(random.uniform() < 0.3));
  const outcomes = companies.map((company) => buys[company] ?? 0);
  expect(driftOf({ outcomes, inputs: [] }).base).not.toBeNull();
  expect(driftOf({ outcomes, inputs: [], companies }).base).toBeNull();
});

test.each([
  ["nothing", []],
  ["fewer than a hundred rows", Array.from({ length: 99 }, (_, n) => Number(n < 50))],
  ["rows that all converted", Array<number>(500).fill(1)],
  ["rows of which none did", Array<number>(500).fill(0)],
])("of %s nothing is told", (_, outcomes) => {
  const inputs = [{ id: "same", levels: outcomes.map(() => 1) }];
  expect(driftOf({ outcomes, inputs })).toEqual({ base: null, inputs: [] });
});

test("large companies, whose rows come at all times, are no drift towards small ones", () => {
  const random = randomOf(12);
  const companies = Array.from({ length: 4_000 }, (_, row) =>
    random.uniform() < 0.5 ? random.below(100) : 1_000 + row,
  );
  const levels = companies.map((company) => Number(company < 100));
  const outcomes = companies.map(() => Number(random.uniform() < 0.2));
  expect(driftOf({ outcomes, inputs: [{ id: "size", levels }], companies }).inputs).toEqual([]);
});
