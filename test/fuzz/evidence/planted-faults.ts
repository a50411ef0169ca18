import { randomOf, type Random } from "../../../src/evidence/statistics/random.ts";
import { calibrated } from "./calibrated.ts";
import type { PlantedFile, PlantedRow } from "./companies-of-leads.ts";
import { rounded } from "./lift-coverage.ts";

/** Shares of the runs. */
export type FaultFigures = {
  readonly runs: number;
  readonly leaksFound: number;
  /** Files without a leak in which one was seen. */
  readonly falseLeaks: number;
  readonly driftsFound: number;
  readonly falseDrifts: number;
};

/** A column that somebody filled in after the outcome. */
type Leak = {
  readonly header: string;
  readonly value: (outcome: 0 | 1, random: Random) => string;
};

const LEAKS: readonly Leak[] = [
  // Its name tells.
  { header: "Lead stage", value: (outcome, random) => `stage ${outcome + random.below(3)}` },
  { header: "Motivo de pérdida", value: (outcome) => (outcome === 0 ? "precio" : "") },
  // It separates far better than anything else.
  {
    header: "Column X",
    value: (outcome, random) => `x${(random.uniform() < 0.95 ? outcome : 1 - outcome) * 3}`,
  },
  {
    header: "Measure",
    value: (outcome, random) => (outcome * 3 + random.normal()).toFixed(2),
  },
  // Filled in on one outcome.
  {
    header: "Welcome pack",
    value: (outcome, random) => (outcome === 1 || random.uniform() < 0.1 ? "sent" : ""),
  },
  // Values that one outcome alone has.
  {
    header: "Channel of contact",
    value: (outcome, random) =>
      outcome === 1 && random.uniform() < 0.4 ? "onboarding" : `channel ${random.below(4)}`,
  },
];

/** Files as they are, with a planted leak, and with a planted drift, each calibrated whole. */
export function plantedFaults(runs: number, seed: number): FaultFigures {
  const random = randomOf(seed);
  const counts = { leaksFound: 0, falseLeaks: 0, driftsFound: 0, falseDrifts: 0 };
  for (let run = 0; run < runs; run += 1) {
    const count = [800, 1_500, 3_000][run % 3] ?? 1_500;
    const plain = fileOf(count, random, null, () => 0);
    const clean = calibrated(plain, [0.2], "id").report;
    counts.falseLeaks += Number(clean.leaks.length > 0);
    counts.falseDrifts += Number(clean.drift !== null);
    const leak = LEAKS[run % LEAKS.length] ?? null;
    const leaking = calibrated(
      fileOf(count, random, leak, () => 0),
      [0.2],
    ).report;
    counts.leaksFound += Number(leaking.leaks.some(({ column }) => column === leak?.header));
    // Conversion falls to about half, at once or step by step.
    const falls = (time: number): number =>
      -0.9 * (run % 2 === 0 ? Number(time > 0.5) : time * 1.4);
    const moving = calibrated(fileOf(Math.max(count, 1_500), random, null, falls), [0.2], "id");
    counts.driftsFound += Number((moving.report.drift?.base ?? null) !== null);
  }
  const share = (own: number): number => rounded(own / runs);
  return {
    runs,
    leaksFound: share(counts.leaksFound),
    falseLeaks: share(counts.falseLeaks),
    driftsFound: share(counts.driftsFound),
    falseDrifts: share(counts.falseDrifts),
  };
}

const SOURCES = ["web", "event", "referral", "advertisement", "partner"];
const SOURCE_EFFECTS = [0, 0.4, 0.9, -0.5, 0.2];
const INTEREST_EFFECTS = [0, 0.5, 1, -0.8];
const INTERESTS = ["basic", "plus", "premium", "none yet"];

/** Ten columns, one of them strong; `moves` is added to the log-odds as time goes from 0 to 1. */
function fileOf(
  count: number,
  random: Random,
  leak: Leak | null,
  moves: (time: number) => number,
): PlantedFile {
  const rows = Array.from({ length: count }, (_, n): PlantedRow => {
    const visits = Math.floor(-Math.log(1 - random.uniform()) * 4);
    const [source, interest] = [random.below(5), random.below(4)];
    const size = Math.round(Math.exp(3 + random.normal()));
    const answered = random.uniform() < 0.35;
    const logOdds =
      -1.4 +
      0.35 * (visits - 3) +
      (SOURCE_EFFECTS[source] ?? 0) +
      (INTEREST_EFFECTS[interest] ?? 0) +
      0.3 * Math.log(size / 20) +
      (answered ? 0.8 : 0) +
      moves(n / count);
    const chance = 1 / (1 + Math.exp(-logOdds));
    const outcome = random.uniform() < chance ? 1 : 0;
    const noise = Array.from({ length: 5 }, (_, at) => `n${random.below(3 + 4 * at)}`);
    return {
      id: `L-${String(n + 1).padStart(6, "0")}`,
      company: `L-${n}`,
      fields: [
        String(visits),
        SOURCES[source] ?? "",
        random.uniform() < 0.2 ? "" : (INTERESTS[interest] ?? ""),
        String(size),
        answered ? "Yes" : "No",
        ...noise,
        ...(leak === null ? [] : [leak.value(outcome, random)]),
      ],
      chance,
      outcome,
    };
  });
  const header = [
    ..."Visits,Source,Product of interest,Employees,Answered survey".split(","),
    ...Array.from({ length: 5 }, (_, at) => `Noise ${String.fromCharCode(65 + at)}`),
    ...(leak === null ? [] : [leak.header]),
  ];
  return { header, rows };
}
