import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { notFound } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { Workflow } from "../workflows/workflow.ts";
import { batchReply, inputsOf, type BatchError } from "./batch.ts";
import { pageSize } from "./objects-read.ts";

const mappingSchema = z.strictObject({
  inputs: inputsOf(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("FLOW_ID"), flowId: z.string() }),
      z.strictObject({ type: z.literal("WORKFLOW_ID"), workflowId: z.string() }),
    ]),
  ),
});

const automation = (): readonly string[] => ["automation"];
const base = { access: "token", limit: "general", kind: "other", scopes: automation } as const;

/** Flows for a picker; there is a beta path and v4, no GA dated one (hubspot-facts 7.1 and 7.2). */
export const flowRoutes: readonly ApiRoute[] = ["2026-09-beta", "v4"].flatMap((version) => [
  {
    ...base,
    name: "flows.list",
    method: "GET",
    path: `/automation/${version}/flows`,
    handle: list,
  },
  {
    ...base,
    name: "flows.read",
    method: "GET",
    path: `/automation/${version}/flows/{flowId}`,
    handle: read,
  },
  {
    ...base,
    name: "flows.mappings",
    method: "POST",
    path: `/automation/${version}/workflow-id-mappings/batch/read`,
    handle: mappings,
  },
]);

function list({ portal, query }: ApiExchange): Reply {
  const limit = pageSize(query.get("limit") ?? "100", 100);
  const after = query.get("after");
  const start = Math.max(
    0,
    portal.workflows.findIndex(({ flowId }) => flowId === after),
  );
  const next = portal.workflows[start + limit];
  return json(200, {
    results: portal.workflows.slice(start, start + limit).map(present),
    ...(next && { paging: { next: { after: next.flowId } } }),
  });
}

function read({ portal, params }: ApiExchange): Reply {
  const workflow = portal.workflows.find(({ flowId }) => flowId === params["flowId"]);
  if (!workflow) throw notFound();
  const { trigger, reEnrolment = false } = workflow.definition;
  const type =
    trigger.kind === "manual"
      ? "MANUAL"
      : trigger.kind === "valueChanged"
        ? "EVENT_BASED"
        : "LIST_BASED";
  return json(200, {
    ...present(workflow),
    type: "CONTACT_FLOW",
    actions: [],
    startActionId: "1",
    nextAvailableActionId: "2",
    enrollmentCriteria: {
      type,
      shouldReEnroll: reEnrolment,
      ...(type === "LIST_BASED" && { unEnrollObjectsNotMeetingCriteria: false }),
    },
    suppressionListIds: [],
    timeWindows: [],
    blockedDates: [],
    canEnrollFromSalesforce: false,
    crmObjectCreationStatus: "COMPLETE",
    dataSources: [],
    customProperties: {},
  });
}

function mappings(exchange: ApiExchange): Reply {
  const { inputs } = parseBody(exchange, mappingSchema);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const input of inputs) {
    const id = input.type === "FLOW_ID" ? input.flowId : input.workflowId;
    const found = exchange.portal.workflows.find(({ flowId, workflowId }) =>
      input.type === "FLOW_ID" ? flowId === id : String(workflowId) === id,
    );
    if (found) results.push({ flowId: Number(found.flowId), workflowId: found.workflowId });
    else {
      const message = `No mapping for ${input.type} ${id}`;
      errors.push({
        status: "error",
        category: "OBJECT_NOT_FOUND",
        message,
        context: { id: [id] },
      });
    }
  }
  return batchReply(exchange, 200, results, errors, 0);
}

function present({ flowId, definition, enabled, createdAt, workflowId }: Workflow): object {
  const at = new Date(createdAt).toISOString();
  return {
    id: flowId,
    name: definition.name,
    isEnabled: enabled,
    flowType: "WORKFLOW",
    objectTypeId: "0-1",
    revisionId: "1",
    createdAt: at,
    updatedAt: at,
    uuid: `00000000-0000-4000-8000-${String(workflowId).padStart(12, "0")}`,
  };
}
