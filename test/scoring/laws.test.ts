import * as fc from "fast-check";
import { expect, test } from "vitest";
import { laws } from "./laws.ts";

// A tenth and less of what `npm run fuzz -- scoring` runs; the mutation run sets its own number.
const runs = Number(process.env["LAW_RUNS"] ?? 500);

test.each(laws)("$name", ({ property }) => {
  const details = fc.check(property, { numRuns: runs, seed: 20_260_320 });
  expect(fc.defaultReportMessage(details) ?? "held").toBe("held");
});
