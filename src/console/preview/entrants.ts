import { scenarios, triggerProperty } from "../../../config/scenarios.ts";
import { cross } from "../../enrolment/cross.ts";
import type { TriggerState } from "../../enrolment/trigger-state.ts";
import { isTriggered } from "../../enrolment/trigger.ts";
import { outcomesOf } from "../../outcomes/outcomes-of.ts";
import type { Facts } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import { isPaced } from "../../store/crossings/state.ts";
import type { PreviewTask } from "./preview-task.ts";
import type { KnownContact } from "./read-contacts.ts";

/**
 * The scenarios that the contact would enter if crossings by publishing were not silent (contracts.md,
 * Crossings). Of bound scenarios these are the very crossings that a ticked publish lets go; of others it is
 * whose condition the draft alone makes true.
 */
export function entrants(
  task: PreviewTask,
  contact: KnownContact,
  facts: Facts,
  after: Score,
): string[] {
  if (!isScoredByDraft(task, contact.score)) return [];
  const is = stateOf(contact, facts, after, task.asOf);
  const was = stateOf(contact, facts, contact.score, task.asOf);
  const { changes } = cross(task.bound, contact.crossings, is, {
    right: ({ name }) => ({
      mayFire: false,
      why: "model changed",
      ...(!task.unwritable.includes(triggerProperty(name)) && { rollout: 0 }),
    }),
  });
  const ofBound = changes.flatMap((change) =>
    change.change === "fired" && isPaced(change.state) ? [change.scenario] : [],
  );
  const isBound = new Set(task.bound.map(({ name }) => name));
  const ofOthers = scenarios.flatMap((scenario) =>
    !isBound.has(scenario.name) &&
    isTriggered(scenario, is, false) &&
    !isTriggered(scenario, was, false)
      ? [scenario.name]
      : [],
  );
  return [...ofBound, ...ofOthers];
}

/** Customers are scored by the lead model's version as long as there is none of their own. */
function isScoredByDraft({ draftKind, customer }: PreviewTask, { kind }: Score): boolean {
  return draftKind === kind || (draftKind === "lead" && customer === null);
}

function stateOf(contact: KnownContact, facts: Facts, score: Score, asOf: number): TriggerState {
  const properties = contact.properties ?? {};
  const { lifecycle } = outcomesOf(properties, null);
  return {
    score,
    unsubscribed: properties["hs_email_optout"] === "true",
    events: facts.events,
    verdict: contact.verdict,
    lifecycle: lifecycle === null ? null : { stage: lifecycle.stage, since: lifecycle.at },
    properties,
    asOf,
  };
}
