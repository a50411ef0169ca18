import { randomOf } from "../../../src/evidence/statistics/random.ts";
import { calibrated } from "./calibrated.ts";
import { companiesOfLeads, marketOf } from "./companies-of-leads.ts";
import { rounded } from "./lift-coverage.ts";

/** Files whose outcomes say nothing: how often that was said, with every target declined and no model. */
export function randomLabels(runs: number, seed: number): { runs: number; none: number } {
  const random = randomOf(seed);
  let none = 0;
  for (let run = 0; run < runs; run += 1) {
    const file = companiesOfLeads(
      marketOf(random, 1, 0),
      60 + random.below(200),
      run + seed * 1_009,
    );
    const rate = [0.05, 0.1, 0.3, 0.5][run % 4] ?? 0.1;
    const isOfCompanies = run % 2 === 0;
    const luck = new Map<string, number>();
    const rows = file.rows.map((row) => {
      // Companies buy together, or every contact for itself.
      const key = isOfCompanies ? row.company : row.id;
      const own = luck.get(key) ?? random.uniform();
      luck.set(key, own);
      return { ...row, outcome: own < rate ? (1 as const) : (0 as const) };
    });
    const { report, model } = calibrated({ ...file, rows });
    const isSaid = report.signal === "none" && model === null;
    none += Number(isSaid && report.thresholds.every(({ threshold }) => threshold === null));
  }
  return { runs, none: rounded(none / runs) };
}
