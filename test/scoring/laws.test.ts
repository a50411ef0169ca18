import fc from "fast-check";
import { test } from "vitest";
import { laws } from "./laws.ts";

// A tenth and less of what `npm run fuzz -- scoring` runs; the mutation run sets its own number.
const runs = Number(process.env["LAW_RUNS"] ?? 500);

test.each(laws)("$name", ({ property }) => {
  fc.assert(property, { numRuns: runs, seed: 20_260_320 });
});
