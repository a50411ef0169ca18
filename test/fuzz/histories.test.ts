import { expect, test } from "vitest";
import { fuzzHistories } from "./histories/fuzz-histories.ts";

test("late, doubled and shuffled events of generated histories end in the oracle's scores and starts", async () => {
  const figures = await fuzzHistories(30, 20_261_121);
  expect(figures.firstFailed).toBeNull();
  expect(figures.starts).toBeGreaterThan(10);
});
