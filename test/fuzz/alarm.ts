import { parseArgs } from "node:util";
import { alarmFigures } from "./alarm/alarm-figures.ts";

/** The alarm of never at 10, 40 and 100 answers a month. Exits with 1 when a figure misses its bar. */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});
const figures = alarmFigures(Number(values.runs), Number(values.seed));
console.log(JSON.stringify({ fuzz: "alarm", figures }));
const isMet =
  Object.values(figures.silentAt4).every((share) => share >= 0.92) &&
  figures.foundAt12 >= 0.8 &&
  figures.named >= 0.8 &&
  figures.namedWrongly <= 0.08;
if (!isMet) process.exitCode = 1;
