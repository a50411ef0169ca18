import { parseArgs } from "node:util";
import { fuzzSignature } from "./signature/fuzz-signature.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
  },
});
const figures = fuzzSignature(Number(values.runs), Number(values.seed));
console.log(JSON.stringify({ fuzz: "signature", figures }));
if (figures.accepted + figures.genuineRefused > 0) process.exitCode = 1;
