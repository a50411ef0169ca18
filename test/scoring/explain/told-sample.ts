import { explainInOneSentence } from "../../../src/scoring/explain/explain.ts";
import type { Facts, ReadinessState } from "../../../src/scoring/facts.ts";
import { type ModelDocument } from "../../../src/scoring/model/model.ts";
import { scoreContact, type Models } from "../../../src/scoring/score.ts";
import { compiled, criterion, event, facts, NOW, type Criterion } from "../sample.ts";

export const fields = {
  title: { contact: "jobtitle" },
  employees: { company: "numberofemployees" },
  industry: { company: "industry" },
  country: { company: "country" },
  mail: { contact: "email" },
};
export const text = (en: string, es: string): { en: string; es: string } => ({ en, es });
export const does = (
  id: string,
  points: number,
  types: string[],
  label = text("Signs", "Señales"),
): Criterion =>
  criterion({
    id,
    axis: "pain",
    label,
    rules: [{ when: { ...(event(types[0] ?? "") as object), op: "event", types }, points }],
  });
export const position = criterion({
  id: "position",
  label: text("Position", "Cargo"),
  rules: [{ when: { op: "seniorityAtLeast", field: "title", level: "director" }, points: 30 }],
});
export const base: Partial<ModelDocument> = {
  fields,
  roles: { jobTitle: "title" },
  criteria: [
    position,
    does("use", 14, ["trial_started", "feature_used"]),
    does("page", 5, ["page_viewed"], text("Pricing page", "Página de precios")),
    does("meet", 4, ["meeting_booked"]),
    does("reply", 3, ["email_replied"]),
  ],
};
export const person: Partial<Facts> = {
  contact: { jobtitle: "CTO" },
  company: { numberofemployees: "200", industry: "COMPUTER_SOFTWARE", country: "ES" },
};

export function said(
  language: "en" | "es",
  given: Partial<Facts>,
  model: Partial<ModelDocument> = {},
  customer: Models["customer"] = null,
  before: ReadinessState | null = null,
): string {
  const models = { lead: compiled({ ...base, ...model }), customer };
  const all = facts({ ...person, ...given });
  return explainInOneSentence(
    models,
    all,
    scoreContact(models, all, before, NOW),
    language,
    "Europe/Madrid",
  );
}
