import { expect, test } from "vitest";
import { openHubSpot, testClock } from "./open-hubspot.ts";

const objects = "/crm/objects/2026-09";
const all = { filterGroups: [], sorts: [], properties: [], limit: 200, after: "0" };

test("the made-up portal has won, lost and open deals, with owner, amount and history of stages", async () => {
  const { call } = await openHubSpot({ contacts: 1_000 });
  const { body } = await call("POST", `${objects}/deals/search`, {
    ...all,
    properties: ["dealstage", "amount", "hubspot_owner_id", "hs_is_closed_won", "hs_is_closed"],
  });
  const deals = body["results"]?.map((each) => each["properties"]) ?? [];
  const won = deals.filter((deal) => deal?.["hs_is_closed_won"] === "true").length;
  const lost = deals.filter((deal) => deal?.["dealstage"] === "closedlost").length;
  const open = deals.filter((deal) => deal?.["hs_is_closed"] === "false").length;
  expect(Math.min(won, lost, open)).toBeGreaterThan(10);
  expect(won + lost + open).toBe(deals.length);
  for (const deal of deals) {
    expect(Number(deal?.["amount"])).toBeGreaterThan(0);
    expect(["101", "102"]).toContain(deal?.["hubspot_owner_id"]);
  }
});

test("who buys is decided by an intent that nobody sees: those who do more, buy more", async () => {
  const { portal } = await openHubSpot({ contacts: 3_000 });
  const people = portal
    .contacts()
    .map(({ properties }) => ({
      acts:
        Number(properties["hs_analytics_num_page_views"] ?? 0) +
        5 * Number(properties["num_conversion_events"] ?? 0),
      bought: properties["lifecyclestage"] === "customer",
    }))
    .toSorted((a, b) => b.acts - a.acts);
  const share = (part: typeof people): number =>
    part.filter(({ bought }) => bought).length / part.length;
  expect(share(people)).toBeGreaterThan(0.05);
  expect(share(people)).toBeLessThan(0.12);
  expect(share(people.slice(0, 300))).toBeGreaterThan(3 * share(people.slice(1_500)));
});

test("pipelines name their stages, closed ones among them", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const { body } = await call("GET", "/crm/pipelines/2026-09/deals");
  expect(body["results"]?.[0]).toMatchObject({ id: "default", archived: false });
  const stages = body["results"]?.[0]?.["stages"] ?? [];
  expect(stages.find((stage) => stage["id"] === "closedwon")?.["metadata"]).toEqual({
    isClosed: "true",
    probability: "1.0",
  });
  expect((await call("GET", "/crm/pipelines/2026-09/deals/none")).status).toBe(404);
});

test("a task is made for a contact and its owner, alone or in a batch", async () => {
  const { call, portal } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  const task = (associationTypeId: number) => ({
    properties: {
      hs_timestamp: "2026-12-01T09:00:00.000Z",
      hs_task_subject: "Call Ana",
      hs_task_status: "NOT_STARTED",
      hs_task_priority: "HIGH",
      hs_task_type: "CALL",
      hubspot_owner_id: "101",
    },
    associations: [
      { to: { id }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId }] },
    ],
  });
  expect((await call("POST", `${objects}/tasks`, task(204))).status).toBe(201);
  expect(
    (await call("POST", `${objects}/tasks/batch/create`, { inputs: [task(204)] })).status,
  ).toBe(201);
  const made = portal.objectsOf(id, "tasks");
  expect(made.length).toBe(2);
  expect(portal.object("tasks", made[0] ?? "")).toMatchObject({ hubspot_owner_id: "101" });
  expect((await call("POST", `${objects}/tasks`, task(203))).status).toBe(400);
  const linked = await call("POST", "/crm/associations/2026-09/contacts/tasks/batch/read", {
    inputs: [{ id }],
  });
  expect(linked.body["results"]?.[0]?.["to"]?.length).toBe(2);
});

test("calls and mails say which way they went and who made them", async () => {
  const { call, portal } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  const phoned = portal.logCall(id, { hs_call_direction: "OUTBOUND", hubspot_owner_id: "102" });
  const bot = { changeSource: "INTEGRATION", sourceId: "555" };
  const mailed = portal.logEmail(
    id,
    { hs_email_direction: "EMAIL", hs_email_status: "SENT", hs_sequence_id: "9" },
    bot,
  );
  const names = "hs_call_direction,hubspot_owner_id,hs_created_by_user_id,hs_object_source";
  const read = await call("GET", `${objects}/calls/${phoned}?properties=${names}`);
  expect(read.body["properties"]).toMatchObject({
    hs_call_direction: "OUTBOUND",
    hubspot_owner_id: "102",
    hs_created_by_user_id: "76023669",
    hs_object_source: "CRM_UI",
  });
  const mail = await call(
    "GET",
    `${objects}/emails/${mailed}?properties=hs_email_direction,hs_sequence_id,hs_object_source_id,hs_created_by_user_id`,
  );
  expect(mail.body["properties"]).toMatchObject({
    hs_email_direction: "EMAIL",
    hs_sequence_id: "9",
    hs_object_source_id: "555",
    hs_created_by_user_id: null,
  });
});

test("owners have teams, and those who left are listed apart", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const { body } = await call("GET", "/crm/owners/2026-09");
  expect(body["results"]?.[0]).toMatchObject({ archived: false, teams: [{ primary: true }] });
  const gone = await call("GET", "/crm/owners/2026-09?archived=true");
  expect(gone.body["results"]).toMatchObject([{ id: "99", archived: true }]);
});

test("a lead's change of stage is dated, and what came before it is known", async () => {
  const clock = testClock();
  const { call, portal } = await openHubSpot({ contacts: 400, now: clock.now });
  const customer = portal
    .contacts()
    .find(({ properties }) => properties["lifecyclestage"] === "customer");
  const { body } = await call(
    "GET",
    `${objects}/contacts/${customer?.id}?propertiesWithHistory=lifecyclestage&properties=hs_lifecyclestage_customer_date`,
  );
  const told = body["propertiesWithHistory"]?.["lifecyclestage"];
  expect(told?.map((entry) => entry["value"])).toEqual(["customer", "lead"]);
  expect(told?.[0]?.["timestamp"]).toBe(body["properties"]?.["hs_lifecyclestage_customer_date"]);
});
