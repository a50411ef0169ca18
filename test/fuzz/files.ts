import { parseArgs } from "node:util";
import { fuzzFiles } from "./files/fuzz-files.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const figures = await fuzzFiles(Number(values.runs), Number(values.seed));
console.log(JSON.stringify({ fuzz: "files", figures }));
if (figures.silent > 0) process.exitCode = 1;
