import { challenge, fewestToChallenge } from "../../../src/evidence/statistics/challenger.ts";
import { twoModels } from "../../evidence/statistics/two-models.ts";
import { rounded } from "./lift-coverage.ts";

/** Shares of the runs, over all looks; `sales` is how many it took in the mean, null without any found. */
export type Challengers = {
  readonly runs: number;
  readonly better: number;
  readonly worse: number;
  readonly sales: number | null;
};

/**
 * Drafts against a model of AUC .80 on the same leads, scores correlated .8, looked at after each sale
 * until it is decided or 500 sales have come; three of ten leads buy.
 */
export function challengers(auc: number, runs: number, seed: number, sales = 500): Challengers {
  let [better, worse, spent] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const decided = firstDecision(auc, sales, seed * 100_003 + run);
    if (decided?.state === "worse") worse++;
    if (decided?.state !== "better") continue;
    better++;
    spent += decided.sales;
  }
  return {
    runs,
    better: rounded(better / runs),
    worse: rounded(worse / runs),
    sales: better > 0 ? Math.round(spent / better) : null,
  };
}

function firstDecision(
  auc: number,
  sales: number,
  seed: number,
): { readonly state: "better" | "worse"; readonly sales: number } | null {
  const others = Math.round((sales * 7) / 3);
  const { a, b, outcomes } = twoModels({ sales, others, auc: [0.8, auc], seed });
  let sold = 0;
  for (const [row, outcome] of outcomes.entries()) {
    if (!outcome) continue;
    sold++;
    if (sold < fewestToChallenge) continue;
    const known = row + 1;
    const { state } = challenge(
      { draft: b.slice(0, known), inForce: a.slice(0, known) },
      outcomes.slice(0, known),
    );
    if (state === "better" || state === "worse") return { state, sales: sold };
  }
  return null;
}
