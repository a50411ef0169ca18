import type { Facts, ReadinessState } from "../../src/scoring/facts.ts";
import { type ModelDocument } from "../../src/scoring/model/model.ts";
import type { Score } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { facts, happened, models, NOW } from "./sample.ts";

export const label = { en: "Label", es: "Etiqueta" };
export const ripe: Partial<Facts> = {
  contact: { jobtitle: "CEO", email: "a@b.com" },
  events: [happened("trial_started", 1)],
};

export function scored(
  given: Partial<ModelDocument>,
  more: Partial<Facts> = {},
  before: ReadinessState | null = null,
): Score {
  return scoreContact(models(given), facts({ ...ripe, ...more }), before, NOW);
}
