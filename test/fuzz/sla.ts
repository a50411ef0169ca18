import { parseArgs } from "node:util";
import { fuzzSla } from "./sla/fuzz-sla.ts";

/** The clock of hand-offs against an oracle that walks the calendar. Exits with 1 when one is wrong. */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const figures = fuzzSla(Number(values.runs), Number(values.seed));
console.log(JSON.stringify({ fuzz: "sla", figures }));
if (figures.wrong > 0) process.exitCode = 1;
