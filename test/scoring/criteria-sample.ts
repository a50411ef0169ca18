import type { Score } from "../../src/scoring/result.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { criterion, facts, models, NOW, type Criterion } from "./sample.ts";

export const known = { op: "known", field: "mail" } as const;
export const here: Partial<Facts> = { contact: { email: "a@b.c" } };

export function scored(
  criteria: Criterion[],
  given: Partial<Facts>,
  more: Partial<ModelDocument> = {},
): Score {
  return scoreContact(models({ criteria, ...more }), facts(given), null, NOW);
}

export function rulesWorth(pick: "best" | "sum", ...points: number[]): Criterion {
  return criterion({ pick, rules: points.map((worth) => ({ when: known, points: worth })) });
}
