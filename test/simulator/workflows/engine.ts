import type { Portal } from "../portal.ts";
import type { PropertyChange, RecordEvent } from "../records/change.ts";
import type { CrmRecord } from "../records/record.ts";
import { enrol, settle } from "./enrol.ts";
import { meets, type Workflow } from "./workflow.ts";

/** Enrols by property triggers and ends enrolments by goals, as hubspot-facts 7.3 says. */
export function runWorkflows(portal: Portal): (event: RecordEvent) => void {
  return (event) => {
    switch (event.kind) {
      case "created":
        consider(portal, event.record, createdChanges(event.record), "trigger");
        break;
      case "changed":
        consider(portal, event.record, event.changes, "trigger");
        break;
      case "merged":
        for (const workflow of portal.workflows) handOver(workflow, event);
        consider(portal, event.record, event.changes, "merge");
        break;
      case "deleted":
      case "privacyDeleted":
        leaveAll(portal, event.record);
        break;
      case "restored":
      case "associated":
        break;
      default:
        event satisfies never;
    }
  };
}

function createdChanges(record: CrmRecord): readonly PropertyChange[] {
  return [...record.values].map(([name, after]) => ({ name, before: "", after }));
}

function consider(
  portal: Portal,
  record: CrmRecord,
  changes: readonly PropertyChange[],
  why: "trigger" | "merge",
): void {
  if (record.type !== "contacts") return;
  for (const workflow of portal.workflows) {
    settle(portal, workflow, record);
    const { definition, enabled } = workflow;
    if (!enabled || (why === "merge" && definition.enrolOnMerge !== true)) continue;
    if (fires(workflow, record, changes)) {
      enrol(portal, workflow, record, "trigger");
    }
  }
}

/** A first enrolment needs a step from not matching to matching; "is known" re-enrols on every new value. */
function fires(
  { definition, byContact }: Workflow,
  record: CrmRecord,
  changes: readonly PropertyChange[],
): boolean {
  const { trigger, reEnrolment = false } = definition;
  if (trigger.kind === "manual" || trigger.kind === "listMembership") return false;
  const change = changes.find(({ name }) => name === trigger.property);
  if (!change || (!reEnrolment && byContact.has(record.id))) return false;
  if (trigger.kind === "valueChanged") return true;
  if (!meets(trigger, record.values)) return false;
  const before = new Map([[trigger.property, change.before]]);
  return !meets(trigger, before) || (trigger.kind === "isKnown" && reEnrolment);
}

/** What the merged records went through counts for the record that came out. */
function handOver(workflow: Workflow, event: Extract<RecordEvent, { kind: "merged" }>): void {
  for (const id of event.mergedIds) {
    const former = workflow.byContact.get(id);
    if (!former) continue;
    workflow.byContact.delete(id);
    const known = workflow.byContact.get(event.record.id) ?? [];
    workflow.byContact.set(event.record.id, [...known, ...former]);
  }
}

function leaveAll(portal: Portal, record: CrmRecord): void {
  for (const { byContact } of portal.workflows) {
    for (const enrolment of byContact.get(record.id) ?? []) {
      if (enrolment.outcome !== "active") continue;
      enrolment.outcome = "unenrolled";
      enrolment.endedAt = portal.now();
    }
  }
}
