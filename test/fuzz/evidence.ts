import { parseArgs } from "node:util";
import { calledLeads } from "./evidence/called-leads.ts";
import { challengers } from "./evidence/challengers.ts";
import { drifts } from "./evidence/drifts.ts";
import { learnedPromises } from "./evidence/learned-promises.ts";
import { liftCoverage } from "./evidence/lift-coverage.ts";
import { plantedFaults } from "./evidence/planted-faults.ts";
import { plantedPeople } from "./evidence/planted-people.ts";
import { randomLabels } from "./evidence/random-labels.ts";
import { thresholdPromises } from "./evidence/threshold-promises.ts";

/**
 * What Evidence promises, counted on planted worlds: `--runs 200` gives 3,000 intervals of lift of given
 * criteria and 3,000 of criteria that the learner chose. `--only NAME` runs one part. Exits with 1 when a
 * figure misses its bar.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

/** A part: its figures, and which of its bars are missed. */
type Part = () => { readonly figures: unknown; readonly missed: readonly string[] };

function part<Figures>(
  run: () => Figures,
  bars: (figures: Figures) => Readonly<Record<string, boolean>>,
): Part {
  return () => {
    const figures = run();
    const missed = Object.entries(bars(figures)).flatMap(([name, isMet]) => (isMet ? [] : [name]));
    return { figures, missed };
  };
}

const parts: Readonly<Record<string, Part>> = {
  lift: part(
    () => liftCoverage(runs * 15, seed),
    ({ covered }) => ({ covered: covered >= 0.93 && covered <= 0.98 }),
  ),
  learned: part(
    () => learnedPromises(runs * 15, seed),
    ({ covered, inside }) => ({
      covered: covered >= 0.93 && covered <= 0.98,
      inside: inside >= 0.92,
    }),
  ),
  thresholds: part(
    () => thresholdPromises(runs, seed),
    ({ inside, held, plenty }) => ({
      inside: inside >= 0.92,
      held: held >= 0.92,
      plenty: plenty >= 0.85,
    }),
  ),
  labels: part(
    () => randomLabels(runs, seed),
    ({ none }) => ({ none: none >= 0.92 }),
  ),
  called: part(
    () => calledLeads(runs, seed),
    ({ saidOfWorthless, saidOfHonest }) => ({
      saidOfWorthless: saidOfWorthless >= 0.92,
      saidOfHonest: saidOfHonest <= 0.2,
    }),
  ),
  people: part(
    () => plantedPeople(Math.ceil(runs / 10), seed),
    ({ differing, usedColumns }) => ({
      differing: differing === 0,
      usedColumns: usedColumns.length === 0,
    }),
  ),
  faults: part(
    () => plantedFaults(runs, seed),
    ({ leaksFound, falseLeaks, driftsFound, falseDrifts }) => ({
      leaksFound: leaksFound >= 0.9,
      falseLeaks: falseLeaks <= 0.05,
      driftsFound: driftsFound >= 0.9,
      falseDrifts: falseDrifts <= 0.08,
    }),
  ),
  drift: part(
    () => drifts(runs, seed),
    ({ falselySeen, baseFound, inputFound }) => ({
      falselySeen: falselySeen <= 0.08,
      baseFound: baseFound >= 0.9,
      inputFound: inputFound >= 0.9,
    }),
  ),
  challenger: part(
    () => ({ same: challengers(0.8, runs, seed), gain: challengers(0.83, runs, seed) }),
    ({ same, gain }) => ({ same: same.better <= 0.08, gain: gain.better >= 0.8 }),
  ),
};

const figures: Record<string, unknown> = {};
const missed: string[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const done = run();
  figures[name] = done.figures;
  missed.push(...done.missed.map((bar) => `${name}.${bar}`));
  console.error(`${name}: ${JSON.stringify(done.figures)}`);
}
console.log(JSON.stringify({ fuzz: "evidence", figures: { ...figures, missed } }));
if (missed.length > 0) process.exitCode = 1;
