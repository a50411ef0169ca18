import { expect, test } from "vitest";
import type { WorkflowDefinition } from "../workflows/workflow.ts";
import { openHubSpot, testClock, type Opened } from "./open-hubspot.ts";

const property = "trial_started_at";
const known: WorkflowDefinition = {
  name: "hand-off",
  trigger: { kind: "isKnown", property },
  reEnrolment: true,
};
const day = (n: number): string => `2026-11-${String(n).padStart(2, "0")}T00:00:00.000Z`;

async function write({ call }: Opened, id: string, value: string): Promise<void> {
  const inputs = [{ id, properties: { [property]: value } }];
  const { status } = await call("POST", "/crm/objects/2026-09/contacts/batch/update", { inputs });
  expect(status).toBe(200);
}

function enrolled({ portal }: Opened): readonly string[] {
  return portal.enrolments().map(({ contactId, outcome }) => `${contactId} ${outcome}`);
}

test("'is known' enrols at the first value and, with re-enrolment, at each new one", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const id = opened.portal.createContact({ firstname: "Ana" });
  opened.portal.addWorkflow(known);
  await write(opened, id, day(1));
  await write(opened, id, day(1));
  expect(opened.portal.enrolments().map(({ triggerValue }) => triggerValue)).toEqual([day(1)]);
  await write(opened, id, day(2));
  await write(opened, id, "");
  await write(opened, id, day(3));
  expect(opened.portal.enrolments().map(({ triggerValue }) => triggerValue)).toEqual([
    day(1),
    day(2),
    day(3),
  ]);
});

test("without re-enrolment a contact enters once in its life", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const id = opened.portal.createContact({ firstname: "Ana" });
  opened.portal.addWorkflow({ ...known, reEnrolment: false });
  for (const value of [day(1), day(2), "", day(3)]) await write(opened, id, value);
  expect(enrolled(opened)).toEqual([`${id} completed`]);
});

test("nobody re-enters while still in, and time ends an enrolment", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 0, now: clock.now });
  const id = opened.portal.createContact({ firstname: "Ana" });
  opened.portal.addWorkflow({ ...known, durationMs: 60_000 });
  await write(opened, id, day(1));
  clock.move(59_999);
  await write(opened, id, day(2));
  expect(enrolled(opened)).toEqual([`${id} active`]);
  clock.move(1);
  await write(opened, id, day(3));
  expect(enrolled(opened)).toEqual([`${id} completed`, `${id} active`]);
});

test("records that match when the workflow is made stay out, unless it says otherwise", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const id = opened.portal.createContact({ [property]: day(1) });
  opened.portal.addWorkflow(known);
  expect(enrolled(opened)).toEqual([]);
  opened.portal.addWorkflow({ ...known, name: "all", enrolExisting: true });
  expect(opened.portal.enrolments().map(({ workflow, via }) => [workflow, via])).toEqual([
    ["all", "existing"],
  ]);
  await write(opened, id, day(2));
  expect(opened.portal.enrolments().filter(({ workflow }) => workflow === "hand-off").length).toBe(
    1,
  );
});

test("a threshold enrols on the way up only", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const { portal } = opened;
  const id = portal.createContact({ seats_invited: "5" });
  portal.addWorkflow({
    name: "many seats",
    trigger: { kind: "atLeast", property: "seats_invited", value: 10 },
    reEnrolment: true,
  });
  const counts = ["9", "10", "30", "9", "11"].map((seats_invited) => {
    portal.editContact(id, { seats_invited });
    return portal.enrolments().length;
  });
  expect(counts).toEqual([0, 1, 1, 1, 2]);
});

test("'value changed' enrols at every change, also to empty", async () => {
  const { portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ firstname: "Ana" });
  portal.addWorkflow({
    name: "changed",
    trigger: { kind: "valueChanged", property: "jobtitle" },
    reEnrolment: true,
  });
  for (const jobtitle of ["CEO", "CEO", "CTO", ""]) portal.editContact(id, { jobtitle });
  expect(portal.enrolments().length).toBe(3);
});

test("the goal ends an enrolment and keeps out who has met it; suppression does the same", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const { portal } = opened;
  const [a, b, c] = ["Ana", "Eva", "Sol"].map((firstname) => portal.createContact({ firstname }));
  portal.addWorkflow({
    ...known,
    durationMs: 60_000,
    goal: { kind: "equals", property: "lifecyclestage", value: "customer" },
    suppression: { kind: "contains", property: "hs_buying_role", value: "BLOCKER" },
  });
  for (const id of [a, b]) await write(opened, id ?? "", day(1));
  portal.editContact(a ?? "", { lifecyclestage: "customer" });
  portal.editContact(b ?? "", { hs_buying_role: "CHAMPION;BLOCKER" });
  portal.editContact(c ?? "", { lifecyclestage: "customer" });
  await write(opened, c ?? "", day(1));
  expect(enrolled(opened)).toEqual([`${a} goal`, `${b} suppressed`]);
});

test("a merge enrols nobody, and the survivor remembers what its parts went through", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const { portal } = opened;
  portal.addWorkflow({ ...known, reEnrolment: false });
  const a = portal.createContact({ firstname: "Ana" });
  const b = portal.createContact({ [property]: day(1) });
  expect(portal.enrolments().length).toBe(1);
  const merged = portal.mergeContacts(a, b);
  expect(portal.enrolments().length).toBe(1);
  await write(opened, merged, "");
  await write(opened, merged, day(5));
  expect(portal.enrolments().length).toBe(1);
});

test("a value that comes by a merge enrols only where the workflow says so", async () => {
  const { portal } = await openHubSpot({ contacts: 0 });
  const a = portal.createContact({ firstname: "Ana" });
  const b = portal.createContact({ [property]: day(1) });
  portal.addWorkflow(known);
  portal.addWorkflow({ ...known, name: "merges too", enrolOnMerge: true });
  portal.mergeContacts(a, b);
  expect(portal.enrolments().map(({ workflow }) => workflow)).toEqual(["merges too"]);
});

test("a workflow that is switched off enrols nobody", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const id = opened.portal.createContact({ firstname: "Ana" });
  const { workflowId } = opened.portal.addWorkflow(known);
  opened.portal.setWorkflowEnabled(workflowId, false);
  await write(opened, id, day(1));
  expect(enrolled(opened)).toEqual([]);
});

test("the enrolment API answers 204 by e-mail, also for who is in already, and takes out again", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const { call, portal } = opened;
  const id = portal.createContact({ email: "ana@example.com" });
  const { workflowId } = portal.addWorkflow({
    name: "api",
    trigger: { kind: "manual" },
    durationMs: 60_000,
  });
  const path = `/automation/v2/workflows/${workflowId}/enrollments/contacts/ana%40example.com`;
  expect((await call("POST", path)).status).toBe(204);
  expect((await call("POST", path)).status).toBe(204);
  expect(enrolled(opened)).toEqual([`${id} active`]);
  const current = `/automation/v2/workflows/enrollments/contacts/${id}`;
  expect((await call("GET", current)).body.map((each) => each["id"])).toEqual([workflowId]);
  expect((await call("DELETE", path)).status).toBe(204);
  expect((await call("GET", current)).body).toEqual([]);
  expect((await call("POST", path)).status).toBe(204);
  expect(enrolled(opened)).toEqual([`${id} unenrolled`]);
  expect((await call("POST", path.replace("ana", "eva"))).status).toBe(404);
  expect((await call("POST", path.replace(String(workflowId), "1"))).status).toBe(404);
});

test("flows are listed on the beta path, their ids mapped, and a free account has neither", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const { flowId, workflowId } = portal.addWorkflow(known);
  const { body } = await call("GET", "/automation/2026-09-beta/flows?limit=100");
  expect(body["results"]).toMatchObject([
    { id: flowId, name: "hand-off", isEnabled: true, flowType: "WORKFLOW", objectTypeId: "0-1" },
  ]);
  const mapped = await call("POST", "/automation/2026-09-beta/workflow-id-mappings/batch/read", {
    inputs: [{ type: "FLOW_ID", flowId }],
  });
  expect(mapped.body["results"]).toEqual([{ flowId: Number(flowId), workflowId }]);
  expect(Number(flowId)).toBeGreaterThan(2 ** 32);
  const one = await call("GET", `/automation/2026-09-beta/flows/${flowId}`);
  expect(one.body["enrollmentCriteria"]).toMatchObject({ shouldReEnroll: true });
  expect((await call("GET", "/automation/2026-09/flows")).status).toBe(404);
  const free = await openHubSpot({ contacts: 0, tier: "free" });
  expect((await free.call("GET", "/automation/2026-09-beta/flows")).status).toBe(403);
  expect(() => free.portal.addWorkflow(known)).toThrow("A free account has no workflows");
});

test("joining a static list enrols, unknown ids are reported, members once in are ignored", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ firstname: "Ana" });
  const list = { name: "Hot", objectTypeId: "0-1", processingType: "MANUAL" };
  const created = await call("POST", "/crm/lists/2026-09", list);
  expect((await call("POST", "/crm/lists/2026-09", list)).status).toBe(409);
  const listId = String(created.body["list"]?.["listId"]);
  portal.addWorkflow({
    name: "listed",
    trigger: { kind: "listMembership", listId },
    reEnrolment: true,
  });
  const members = `/crm/lists/2026-09/${listId}/memberships`;
  const added = await call("PUT", `${members}/add`, [id, "1"]);
  expect(added.body).toMatchObject({ recordsIdsAdded: [id], recordIdsMissing: ["1"] });
  const again = await call("PUT", `${members}/add`, [id]);
  expect(again.body).not.toHaveProperty("recordsIdsAdded");
  expect(portal.enrolments().length).toBe(1);
  const removed = await call("PUT", `${members}/remove`, [id]);
  expect(removed.body["recordIdsRemoved"]).toEqual([id]);
  await call("PUT", `${members}/add-and-remove`, { recordIdsToAdd: [id], recordIdsToRemove: [] });
  expect(portal.enrolments().length).toBe(2);
  const search = await call("POST", "/crm/lists/2026-09/search", {
    query: "ho",
    listIds: [],
    additionalProperties: [],
  });
  expect(search.body).toMatchObject({ total: 1, hasMore: false });
  expect((await call("GET", members)).body["results"]?.[0]?.["recordId"]).toBe(id);
});
