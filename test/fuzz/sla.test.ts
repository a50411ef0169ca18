import { expect, test } from "vitest";
import { fuzzSla } from "./sla/fuzz-sla.ts";

test("the clock of a hand-off agrees with a walk through the calendar", () => {
  expect(fuzzSla(60, 20261130)).toEqual({ runs: 60, wrong: 0 });
});
