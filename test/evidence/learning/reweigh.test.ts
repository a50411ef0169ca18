import { expect, test } from "vitest";
import type { InForce } from "../../../src/evidence/candidates/from-model.ts";
import { reweigh } from "../../../src/evidence/learner/reweigh.ts";
import { randomOf } from "../../../src/evidence/statistics/random.ts";

/** A criterion that a part of the rows meets, and the points that it gives them as it is. */
function criterion(id: string, codes: Uint8Array, points: number): InForce {
  return {
    id,
    points: Float64Array.from(codes, (code) => code * points),
    candidate: {
      key: `criterion:${id}`,
      family: `criterion:${id}`,
      property: null,
      header: id,
      axis: "fit",
      source: { kind: "criterion", id, isShared: false },
      codes,
      size: 2,
      amounts: null,
      isOrdered: true,
      isRising: false,
      unknown: null,
    },
  };
}

/** In force the first gives 20 points and the second 60; in truth the first says all and the second nothing. */
function reweighed(rows: number): readonly number[] {
  const random = randomOf(7);
  const [first, second] = [new Uint8Array(rows), new Uint8Array(rows)];
  const outcome = Uint8Array.from({ length: rows }, (_, row) => {
    first[row] = Number(random.uniform() < 0.5);
    second[row] = Number(random.uniform() < 0.5);
    return Number(random.uniform() < (first[row] === 1 ? 0.3 : 0.1));
  });
  const free = [criterion("first", first, 20), criterion("second", second, 60)];
  const card = reweigh({ free, locked: [] }, outcome, Int32Array.from(outcome.keys()));
  return card.criteria.map(({ points }) => Math.max(...points));
}

test("with many conversions points follow what sold, whatever is in force", () => {
  const [first = 0, second = 0] = reweighed(8_000);
  expect(first).toBeGreaterThan(4 * second);
});

test("with few conversions they stay near those in force", () => {
  const [first = 0, second = 0] = reweighed(110);
  expect(first).toBeLessThan(3 * second);
});
