import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";
import { calibrated } from "./calibrated.ts";
import type { PlantedRow } from "./companies-of-leads.ts";
import { rounded } from "./lift-coverage.ts";

/** How often it was said that the figures mirror whom sales called, and nothing was recommended. */
export type CalledFigures = {
  readonly runs: number;
  /** Sales call by a score that says nothing of who would buy. */
  readonly saidOfWorthless: number;
  /** Sales call anybody, and the leads' own marks say who buys. */
  readonly saidOfHonest: number;
};

export function calledLeads(runs: number, seed: number): CalledFigures {
  const random = randomOf(seed);
  const said = { worthless: 0, honest: 0 };
  for (let run = 0; run < runs; run += 1) {
    const count = [1_500, 3_000, 6_000][run % 3] ?? 3_000;
    for (const kind of ["worthless", "honest"] as const) {
      const { report, model } = calibrated(fileOf(count, kind, random));
      said[kind] += Number(
        model === null && report.warnings.some(({ code }) => code === "mirrors_calls"),
      );
    }
  }
  return {
    runs,
    saidOfWorthless: rounded(said.worthless / runs),
    saidOfHonest: rounded(said.honest / runs),
  };
}

const HEADER = "Visits,Source,Size,Region,Product,Interest,Campaign,Segment".split(",");

/** A call makes a sale eight times as likely; a quarter of the leads get one. */
function fileOf(count: number, kind: "worthless" | "honest", random: Random) {
  const rows = Array.from({ length: count }, (_, n): PlantedRow => {
    const marks = HEADER.map(() => random.below(5));
    const [first = 0, second = 0, third = 0] = marks;
    const score = first + second + third + random.normal();
    const isTouched = kind === "worthless" ? score > 7.6 : random.uniform() < 0.25;
    const own = kind === "worthless" ? 0 : 0.35 * (first + second + third - 6);
    const chance = 1 / (1 + Math.exp(-(own + (isTouched ? -1.4 : -3.6))));
    return {
      id: `L${n}`,
      company: `L${n}`,
      fields: marks.map((mark) => `value ${mark}`),
      chance,
      outcome: random.uniform() < chance ? 1 : 0,
      isTouched,
    };
  });
  return { header: HEADER, rows };
}
