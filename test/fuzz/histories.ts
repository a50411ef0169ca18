import { parseArgs } from "node:util";
import { fuzzHistories } from "./histories/fuzz-histories.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});
const figures = await fuzzHistories(Number(values.runs), Number(values.seed));
console.log(JSON.stringify({ fuzz: "histories", figures }));
if (figures.failed > 0) process.exitCode = 1;
