import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { id, nextPage } from "../transport/wire.ts";

/** The flows API exists as beta only (hubspot-facts 2.3): a certified app must not call it, so whoever calls asks the switch first. */
const version = "2026-09-beta";

/** A contact workflow that is switched on. */
export type Workflow = {
  /** What the flows API and HubSpot's own addresses call it; longer than 32 bits, so a string. */
  readonly flowId: string;
  /** What the enrolment API calls it (hubspot-facts 7.1); null for a workflow that it does not know. */
  readonly workflowId: string | null;
  /** Empty when it has none. */
  readonly name: string;
};

const flows = z.object({
  results: z.array(
    z.object({
      id,
      name: z.string().nullish(),
      isEnabled: z.boolean().default(false),
      flowType: z.string().default(""),
      objectTypeId: z.string().default(""),
    }),
  ),
  paging: nextPage,
});

const mappings = z.object({
  results: z.array(z.object({ flowId: id, workflowId: id })).default([]),
});

/** Every contact workflow of the portal that is switched on, for a picker. Throws HubSpotError; `forbidden` without workflows in the plan. */
export async function listWorkflows(client: HubSpotClient): Promise<readonly Workflow[]> {
  const found: { readonly id: string; readonly name: string }[] = [];
  let after: string | null = null;
  do {
    const page: z.infer<typeof flows> = await client.call({
      kind: "other",
      method: "GET",
      path: `/automation/${version}/flows`,
      query: { limit: "100", ...(after === null ? {} : { after }) },
      schema: flows,
      idempotent: true,
    });
    for (const flow of page.results) {
      const isContactWorkflow = flow.objectTypeId === "0-1" && flow.flowType === "WORKFLOW";
      if (isContactWorkflow && flow.isEnabled) found.push({ id: flow.id, name: flow.name ?? "" });
    }
    after = page.paging;
  } while (after !== null);
  const workflowIds = await mapIds(
    client,
    found.map((flow) => flow.id),
  );
  return found.map(({ id: flowId, name }) => ({
    flowId,
    workflowId: workflowIds.get(flowId) ?? null,
    name,
  }));
}

async function mapIds(
  client: HubSpotClient,
  flowIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let start = 0; start < flowIds.length; start += 100) {
    const part = flowIds.slice(start, start + 100);
    const answer = await client.call({
      kind: "other",
      method: "POST",
      path: `/automation/${version}/workflow-id-mappings/batch/read`,
      body: { inputs: part.map((flowId) => ({ type: "FLOW_ID", flowId })) },
      schema: mappings,
      idempotent: true,
    });
    for (const { flowId, workflowId } of answer.results) ids.set(flowId, workflowId);
  }
  return ids;
}

const flow = z.object({
  isEnabled: z.boolean().default(false),
  enrollmentCriteria: z.object({ shouldReEnroll: z.boolean().nullish() }).nullish(),
});

/**
 * Whether a contact that went through the workflow can enter it again. Where it cannot, repeating an
 * enrolment is harmless (reliability.md 2.5). Throws HubSpotError.
 */
export async function readReEnrolment(
  client: HubSpotClient,
  flowId: string,
): Promise<{ readonly isEnabled: boolean; readonly reEnrols: boolean }> {
  const found = await client.call({
    kind: "other",
    method: "GET",
    path: `/automation/${version}/flows/${encodeURIComponent(flowId)}`,
    route: `/automation/${version}/flows/{id}`,
    schema: flow,
    idempotent: true,
  });
  // Unknown counts as on: that is the reading under which nobody is enrolled twice.
  const reEnrols = found.enrollmentCriteria?.shouldReEnroll ?? true;
  return { isEnabled: found.isEnabled, reEnrols };
}
