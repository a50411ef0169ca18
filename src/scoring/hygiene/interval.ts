import type { Test } from "../condition.ts";

/** The numbers that a test lets through, both ends inside. */
export type Interval = {
  readonly from: number;
  readonly to: number;
  /** Numbers and sizes read the same text differently, so they are not compared. */
  readonly reading: "number" | "size";
};

/** The interval of a numeric test; null for any other. */
export function intervalOf(test: Test): Interval | null {
  switch (test.op) {
    case "atLeast":
      return { from: test.value, to: Infinity, reading: "number" };
    case "atMost":
      return { from: -Infinity, to: test.value, reading: "number" };
    case "between":
      return { from: test.from, to: test.to, reading: "number" };
    case "size":
      return { from: test.atLeast ?? -Infinity, to: test.atMost ?? Infinity, reading: "size" };
    default:
      return null;
  }
}
