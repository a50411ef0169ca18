import type { Condition } from "./condition.ts";
import type { Model } from "./model-schema.ts";

/** Every top-level condition of a model with its path in the document. */
export function conditionsOf(model: Model): readonly { path: string; condition: Condition }[] {
  const found: { path: string; condition: Condition }[] = [];
  const add = (path: string, condition: Condition | null): void => {
    if (condition !== null) found.push({ path, condition });
  };
  for (const [at, criterion] of model.criteria.entries()) {
    for (const [rule, { when }] of criterion.rules.entries()) {
      add(`criteria[${at}].rules[${rule}].when`, when);
    }
  }
  for (const [at, { when }] of model.exclusions.entries()) add(`exclusions[${at}].when`, when);
  for (const [at, { when }] of model.limits.entries()) add(`limits[${at}].when`, when);
  for (const [at, raiser] of model.handRaisers.entries()) {
    const { types, where, withinDays } = raiser;
    add(`handRaisers[${at}]`, { op: "event", types, where, times: 1, withinDays });
  }
  add("funnel.customer", model.funnel.customer);
  add("funnel.decision.when", model.funnel.decision.when);
  add("funnel.consideration.when", model.funnel.consideration.when);
  return found;
}
