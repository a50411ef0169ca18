import type { Test } from "../model/condition.ts";

/** The numbers that a test lets through, both ends inside. */
export type Interval = {
  readonly from: number;
  readonly to: number;
  /** Numbers and sizes read the same text differently, so they are not compared. */
  readonly reading: "number" | "size";
};

/** The interval of a numeric test; null for any other. */
export function intervalOf(test: Test): Interval | null {
  if (test.op === "atLeast") return { from: test.value, to: Infinity, reading: "number" };
  if (test.op === "atMost") return { from: -Infinity, to: test.value, reading: "number" };
  if (test.op === "between") return { from: test.from, to: test.to, reading: "number" };
  if (test.op !== "size") return null;
  return { from: test.atLeast ?? -Infinity, to: test.atMost ?? Infinity, reading: "size" };
}
