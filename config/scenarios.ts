import { customerScenarios } from "./scenarios/customers.ts";
import { leadScenarios } from "./scenarios/leads.ts";
import type { Scenario, Trigger } from "./scenarios/scenario.ts";

export type { Scenario } from "./scenarios/scenario.ts";

/** Every scenario of the product (domain.md section 8, with the additions at its end). */
export const scenarios: readonly Scenario[] = Object.freeze([
  ...leadScenarios,
  ...customerScenarios,
]);

/** What a new portal starts with; the others are offered when their signal exists (domain.md section 8). */
export const boundAtFirst: readonly string[] = ["handoff", "welcome", "nurture"];

/** Whether a scenario tells sales that a hand-off waits: such a one makes a task where no workflow is bound. */
export function isOfSla({ trigger }: Pick<Scenario, "trigger">): boolean {
  return trigger.on === "unanswered";
}

/** The contact property whose value sets the scenario's workflow off (contracts.md, Crossings). */
export function triggerProperty(scenario: string): string {
  return `ripen_${scenario}_at`;
}

/** The logical fields of the model that a trigger looks at beside the score. */
export function fieldsOf(trigger: Trigger): readonly string[] {
  if (trigger.on === "all" || trigger.on === "any") return trigger.of.flatMap(fieldsOf);
  return trigger.on === "dateAhead" ? [trigger.field] : [];
}

/** The event types that a scenario needs to be seen before it can ever start; empty when the score is enough. */
export function signalsOf(trigger: Trigger): readonly string[] {
  if (trigger.on === "all" || trigger.on === "any") return trigger.of.flatMap(signalsOf);
  if (trigger.on === "stuck") return trigger.first;
  return "types" in trigger ? trigger.types : [];
}
