import type { LeadScore } from "../../src/scoring/result.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import { criterion, facts, models, NOW, scoreLead, type Criterion } from "./sample.ts";

export const known = { op: "known", field: "mail" } as const;
export const here: Partial<Facts> = { contact: { email: "a@b.c" } };

export function scored(
  criteria: Criterion[],
  given: Partial<Facts>,
  more: Partial<ModelDocument> = {},
): LeadScore {
  return scoreLead(models({ criteria, ...more }), facts(given), null, NOW);
}

export function rulesWorth(pick: "best" | "sum", ...points: number[]): Criterion {
  return criterion({ pick, rules: points.map((worth) => ({ when: known, points: worth })) });
}
