import type { Portal } from "../portal.ts";
import type { CrmRecord } from "../records/record.ts";
import { meets, type Enrolment, type Workflow } from "./workflow.ts";

/** What the workflow made of the wish to enrol. */
export type EnrolmentAnswer = "enrolled" | "already in" | "suppressed" | "goal met" | "not again";

/** Lets a contact in, unless it is in already, kept out, or was in before and may not return. */
export function enrol(
  portal: Portal,
  workflow: Workflow,
  record: CrmRecord,
  via: Enrolment["via"],
): EnrolmentAnswer {
  settle(portal, workflow, record);
  const { definition, byContact, enrolments } = workflow;
  const former = byContact.get(record.id) ?? [];
  if (former.some(({ outcome }) => outcome === "active")) return "already in";
  if (former.length > 0 && definition.reEnrolment !== true) return "not again";
  if (definition.suppression && meets(definition.suppression, record.values)) return "suppressed";
  if (definition.goal && meets(definition.goal, record.values)) return "goal met";
  const { trigger, durationMs = 0 } = definition;
  const at = portal.now();
  const enrolment: Enrolment = {
    workflow: definition.name,
    contactId: record.id,
    enrolledAt: at,
    via,
    triggerValue: "property" in trigger ? (record.values.get(trigger.property) ?? "") : "",
    endedAt: durationMs === 0 ? at : null,
    outcome: durationMs === 0 ? "completed" : "active",
    callbackId: null,
    receipt: null,
  };
  enrolments.push(enrolment);
  byContact.set(record.id, [...former, enrolment]);
  portal.entered(workflow, enrolment, record);
  return "enrolled";
}

/** Ends what is over by now: the goal is met, suppression holds, or the time is up. */
export function settle(portal: Portal, workflow: Workflow, record: CrmRecord): void {
  const { goal, suppression } = workflow.definition;
  for (const enrolment of workflow.byContact.get(record.id) ?? []) {
    if (enrolment.outcome !== "active") continue;
    expire(portal, workflow, enrolment);
    if (enrolment.outcome !== "active") continue;
    const over =
      goal && meets(goal, record.values)
        ? "goal"
        : suppression && meets(suppression, record.values)
          ? "suppressed"
          : null;
    if (over) end(enrolment, over, portal.now());
  }
}

/** Marks an enrolment whose time is up as completed. */
export function expire(portal: Portal, workflow: Workflow, enrolment: Enrolment): void {
  const until = enrolment.enrolledAt + (workflow.definition.durationMs ?? 0);
  if (enrolment.outcome === "active" && until <= portal.now()) end(enrolment, "completed", until);
}

export function end(enrolment: Enrolment, outcome: Enrolment["outcome"], at: number): void {
  enrolment.outcome = outcome;
  enrolment.endedAt = at;
}
