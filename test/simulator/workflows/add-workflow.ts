import type { Portal } from "../portal.ts";
import type { Tier } from "../options.ts";
import { liveRecords } from "../records/record.ts";
import { enrol } from "./enrol.ts";
import { meets, type Workflow, type WorkflowDefinition } from "./workflow.ts";

/** Free and Starter have none (hubspot-facts 7.1). */
export function hasWorkflows(tier: Tier): boolean {
  return tier === "professional" || tier === "enterprise";
}

const firstWorkflowId = 58_001;
/** Larger than 32 bits, as flow ids may be (hubspot-facts 7.1). */
const firstFlowId = 9_007_199_000;

/**
 * Builds a workflow in the portal and switches it on; existing records stay out unless it says otherwise.
 * Throws a
 * RangeError for an account whose tier has none.
 */
export function addWorkflow(portal: Portal, definition: WorkflowDefinition): Workflow {
  if (!hasWorkflows(portal.tier)) throw new RangeError(`A ${portal.tier} account has no workflows`);
  // Ids of deleted ones are not given out again.
  const count = (portal.workflows.at(-1)?.workflowId ?? firstWorkflowId - 1) + 1 - firstWorkflowId;
  const workflow: Workflow = {
    workflowId: firstWorkflowId + count,
    flowId: String(firstFlowId + 17 * count),
    definition,
    createdAt: portal.now(),
    enabled: definition.enabled ?? true,
    enrolments: [],
    byContact: new Map(),
  };
  portal.workflows.push(workflow);
  const { trigger, enrolExisting = false } = definition;
  const isCondition =
    trigger.kind !== "manual" &&
    trigger.kind !== "listMembership" &&
    trigger.kind !== "valueChanged";
  if (enrolExisting && isCondition) {
    for (const record of liveRecords(portal.stores.contacts)) {
      if (meets(trigger, record.values)) enrol(portal, workflow, record, "existing");
    }
  }
  return workflow;
}
