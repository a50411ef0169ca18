import { parseArgs } from "node:util";
import { fuzzDoor } from "./door/fuzz-door.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
  },
});
const figures = await fuzzDoor(Number(values.runs), Number(values.seed));
const { wrong, serverErrors, lostEvents, changedPrototypes, above200MsOfCpu } = figures;
console.log(JSON.stringify({ fuzz: "door", figures }));
if (wrong + serverErrors + lostEvents + changedPrototypes + above200MsOfCpu > 0)
  process.exitCode = 1;
