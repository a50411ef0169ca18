import { parseArgs } from "node:util";
import { challengers } from "./evidence/challengers.ts";
import { drifts } from "./evidence/drifts.ts";
import { learnedPromises } from "./evidence/learned-promises.ts";
import { liftCoverage } from "./evidence/lift-coverage.ts";
import { thresholdPromises } from "./evidence/threshold-promises.ts";

/**
 * What the statistics of Evidence promise, counted on planted worlds: `--runs 200` gives 3,000 intervals
 * of lift. Exits with 1 when a figure misses its bar.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const lift = liftCoverage(runs * 15, seed);
const learned = learnedPromises(runs * 15, seed);
const thresholds = thresholdPromises(runs, seed);
const drift = drifts(runs, seed);
const same = challengers(0.8, runs, seed);
const gain = challengers(0.83, runs, seed);

const bars: readonly (readonly [name: string, isMet: boolean])[] = [
  ["lift.covered", lift.covered >= 0.93 && lift.covered <= 0.98],
  ["learned.covered", learned.covered >= 0.93 && learned.covered <= 0.98],
  ["learned.inside", learned.inside >= 0.92],
  ["thresholds.inside", thresholds.inside >= 0.92],
  ["thresholds.held", thresholds.held >= 0.92],
  ["thresholds.plenty", thresholds.plenty >= 0.85],
  ["drift.falselySeen", drift.falselySeen <= 0.08],
  ["drift.baseFound", drift.baseFound >= 0.9],
  ["drift.inputFound", drift.inputFound >= 0.9],
  ["challenger.same", same.better <= 0.08],
  ["challenger.gain", gain.better >= 0.8],
];
const missed = bars.filter(([, isMet]) => !isMet).map(([name]) => name);
const figures = { lift, learned, thresholds, drift, challenger: { same, gain }, missed };
console.log(JSON.stringify({ fuzz: "evidence", figures }));
if (missed.length > 0) process.exitCode = 1;
