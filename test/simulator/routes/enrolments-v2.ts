import { notFound, Refusal } from "../http/refusal.ts";
import { json, noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { findUnique, resolveLive, type CrmRecord } from "../records/record.ts";
import { end, enrol, settle } from "../workflows/enrol.ts";
import type { Workflow } from "../workflows/workflow.ts";

const base = {
  access: "token",
  limit: "general",
  scopes: (): readonly string[] => ["automation"],
} as const;
const path = "/automation/v2/workflows/{workflowId}/enrollments/contacts/{email}";

/** Legacy enrolment by e-mail, the only direct one there is (hubspot-facts 7.1). */
export const enrolmentRoutes: readonly ApiRoute[] = [
  { ...base, name: "enrolments.add", method: "POST", path, kind: "write", handle: add },
  { ...base, name: "enrolments.remove", method: "DELETE", path, kind: "write", handle: remove },
  {
    ...base,
    name: "enrolments.list",
    method: "GET",
    path: "/automation/v2/workflows/enrollments/contacts/{vid}",
    kind: "read",
    handle: list,
  },
];

/** 204 also when the contact is in already or may not return: HubSpot ignores the wish without a word. */
function add(exchange: ApiExchange): Reply {
  const { workflow, record } = named(exchange);
  if (!workflow.enabled) {
    throw new Refusal(409, "CONFLICT", `Workflow ${workflow.workflowId} is not enabled`);
  }
  enrol(exchange.portal, workflow, record, "api");
  return { ...noContent, inputs: 1 };
}

function remove(exchange: ApiExchange): Reply {
  const { portal } = exchange;
  const { workflow, record } = named(exchange);
  settle(portal, workflow, record);
  for (const enrolment of workflow.byContact.get(record.id) ?? []) {
    if (enrolment.outcome === "active") end(enrolment, "unenrolled", portal.now());
  }
  return { ...noContent, inputs: 1 };
}

function list({ portal, params }: ApiExchange): Reply {
  const record = resolveLive(portal.stores.contacts, params["vid"] ?? "");
  if (!record) throw notFound();
  const current = portal.workflows.flatMap((workflow) => {
    settle(portal, workflow, record);
    const active = (workflow.byContact.get(record.id) ?? []).filter(
      ({ outcome }) => outcome === "active",
    );
    return active.map(({ enrolledAt }) => ({
      id: workflow.workflowId,
      name: workflow.definition.name,
      type: "PROPERTY_ANCHOR",
      enabled: workflow.enabled,
      portalId: portal.id,
      enrolledAt,
    }));
  });
  return json(200, current, 1);
}

function named({ portal, params }: ApiExchange): {
  readonly workflow: Workflow;
  readonly record: CrmRecord;
} {
  const workflow = portal.workflows.find(
    ({ workflowId }) => String(workflowId) === params["workflowId"],
  );
  if (!workflow) throw notFound(`Workflow ${params["workflowId"]} does not exist`);
  const record = findUnique(portal.stores.contacts, "email", params["email"] ?? "");
  if (!record) throw notFound(`No contact with the e-mail ${params["email"]}`);
  return { workflow, record };
}
