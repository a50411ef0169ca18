import { expect, test } from "vitest";
import { openHubSpot, testClock } from "./open-hubspot.ts";
import { openSubscribed } from "./open-subscribed.ts";
import { openReceiver } from "./receiver.ts";

const contacts = "/crm/objects/2026-09/contacts";
const read = (id: string, ...properties: string[]) => ({
  properties,
  propertiesWithHistory: [],
  inputs: [{ id }],
});

test("contacts of merged companies belong to the one that comes out", async () => {
  const { portal } = await openHubSpot({ contacts: 0 });
  const [a, b] = [portal.createCompany({ name: "A" }), portal.createCompany({ name: "B" })];
  const one = portal.createContact({ associatedcompanyid: a });
  const other = portal.createContact({ associatedcompanyid: b });
  const merged = portal.mergeCompanies(a, b);
  for (const id of [one, other]) {
    expect(portal.contact(id)?.properties["associatedcompanyid"]).toBe(merged);
  }
  expect(portal.companies().map(({ id }) => id)).toEqual([merged]);
});

test("contacts of a deleted company belong to none", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const company = portal.createCompany({ name: "A" });
  const id = portal.createContact({ associatedcompanyid: company });
  portal.deleteCompany(company);
  expect(portal.contact(id)?.properties["associatedcompanyid"]).toBeUndefined();
  const links = await call("POST", "/crm/associations/2026-09/contacts/companies/batch/read", {
    inputs: [{ id }],
  });
  expect(links.body["errors"]?.[0]?.["subCategory"]).toBe("crm.associations.NO_ASSOCIATIONS_FOUND");
  portal.restoreCompany(company);
  expect(portal.companies().map((each) => each.id)).toEqual([company]);
});

test("an association has the account's own label beside HubSpot's", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const [own, other] = [portal.createCompany({ name: "A" }), portal.createCompany({ name: "B" })];
  const id = portal.createContact({ associatedcompanyid: own });
  portal.labelCompany(id, other, "Adviser");
  const { body } = await call("POST", "/crm/associations/2026-09/contacts/companies/batch/read", {
    inputs: [{ id }],
  });
  const to = body["results"]?.[0]?.["to"] ?? [];
  expect(to.map((link) => [String(link["toObjectId"]), link["associationTypes"]])).toMatchObject([
    [own, [{ label: "Primary", typeId: 1 }, { typeId: 279 }]],
    [
      other,
      [
        { typeId: 279, label: null },
        { category: "USER_DEFINED", label: "Adviser" },
      ],
    ],
  ]);
});

test("a contact that unsubscribes is opted out", async () => {
  const { portal } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  portal.unsubscribe(id);
  expect(portal.contact(id)?.properties["hs_email_optout"]).toBe("true");
});

test("reads are stale for as long as the account says, also of what is new", async () => {
  const clock = testClock();
  const { call, portal } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ jobtitle: "Clerk" });
  portal.setReadLag(2_000);
  portal.editContact(id, { jobtitle: "CEO" });
  const newcomer = portal.createContact({ jobtitle: "CTO" });
  const title = async (of: string) => {
    const { body } = await call("POST", `${contacts}/batch/read`, read(of, "jobtitle"));
    return body["results"]?.[0]?.["properties"]?.["jobtitle"];
  };
  expect([await title(id), await title(newcomer)]).toEqual(["Clerk", undefined]);
  expect((await call("GET", `${contacts}/${newcomer}`)).status).toBe(404);
  clock.move(2_000);
  expect([await title(id), await title(newcomer)]).toEqual(["CEO", "CTO"]);
});

test("a batch update may answer 200 with nothing in it, done or not", async () => {
  const { call, portal, simulator } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  const write = (jobtitle: string) =>
    call("POST", `${contacts}/batch/update`, { inputs: [{ id, properties: { jobtitle } }] });
  const route = "contacts.batch.update";
  simulator.addFault({ route, kinds: ["empty-before"], times: 1 });
  const before = await write("CEO");
  expect([before.status, before.body["results"]]).toEqual([200, []]);
  expect(portal.contact(id)?.properties["jobtitle"]).not.toBe("CEO");
  simulator.addFault({ route, kinds: ["empty-after"], times: 1 });
  const after = await write("CTO");
  expect([after.status, after.body["results"]]).toEqual([200, []]);
  expect(portal.contact(id)?.properties["jobtitle"]).toBe("CTO");
});

test.each([
  ["403-html", "text/html;charset=utf-8"],
  ["403-empty", null],
] as const)("%s says nothing about scopes", async (kind, type) => {
  const { call, simulator } = await openHubSpot();
  simulator.addFault({ kinds: [kind], times: 1 });
  const { status, headers, body } = await call("GET", "/account-info/2026-09/details");
  expect([status, headers.get("content-type"), body]).toEqual([403, type, null]);
});

test.each([
  ["empty", null],
  ["zero", "0"],
] as const)("the counters of a new contact may be %s", async (newCounters, views) => {
  const { call, portal } = await openHubSpot({ contacts: 0, newCounters });
  const id = portal.createContact({ email: "ana@acme.example" });
  const name = "hs_analytics_num_page_views";
  const { body } = await call("GET", `${contacts}/${id}?properties=${name}`);
  expect(body["properties"]?.[name]).toBe(views);
  portal.visitPage(id, "https://www.example.com/");
  expect(portal.contact(id)?.properties[name]).toBe("1");
});

test("a date and a date and time stand side by side among the product's properties", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const base = "/crm/properties/2026-09/contacts";
  expect((await call("GET", `${base}/trial_started_on`)).body["type"]).toBe("date");
  expect((await call("GET", `${base}/trial_started_at`)).body["type"]).toBe("datetime");
});

test("an import edits who is known and creates the others, and every event says that it was one", async () => {
  const { simulator, portal } = await openSubscribed(await openReceiver(), [
    { subscriptionType: "contact.creation" },
    { subscriptionType: "contact.propertyChange", propertyName: "jobtitle" },
  ]);
  const email = "ana@acme.example";
  const known = portal.createContact({ email });
  await simulator.flushWebhooks();
  const { created, edited } = portal.importContacts(
    [
      { email, jobtitle: "Importer" },
      { email: "new@acme.example", jobtitle: "Importer" },
    ],
    "4711",
  );
  expect([created.length, edited]).toEqual([1, [known]]);
  await simulator.flushWebhooks();
  const [first, ...events] = portal.deliveries().map(({ event }) => event);
  expect(first).toMatchObject({ changeSource: "CRM_UI" });
  expect(events.length).toBe(3);
  for (const event of events) {
    expect(event).toMatchObject({ changeSource: "IMPORT", sourceId: "4711" });
  }
});

test("a sync of another app creates tens of thousands under that app's id", async () => {
  const { portal } = await openHubSpot({ contacts: 0 });
  const rows = Array.from({ length: 20_000 }, (_, n) => ({ email: `n${n}@acme.example` }));
  expect(portal.syncContacts(rows, "99").created.length).toBe(20_000);
  expect(portal.syncContacts(rows, "99")).toEqual({ created: [], edited: [] });
});

test.each(["free", "starter"] as const)("a %s account has no workflows", async (tier) => {
  const { call, portal } = await openHubSpot({ tier, contacts: 0 });
  const { status, body } = await call("GET", "/automation/2026-09-beta/flows");
  expect([status, body["category"]]).toEqual([403, "MISSING_SCOPES"]);
  expect(() => portal.addWorkflow({ name: "x", trigger: { kind: "manual" } })).toThrow(RangeError);
});

test("every webhook says where the change came from, whatever the contact does", async () => {
  const names = [
    "hs_analytics_num_page_views",
    "hs_email_open",
    "hs_sales_email_last_replied",
    "engagements_last_meeting_booked",
    "jobtitle",
  ];
  const { simulator, portal } = await openSubscribed(
    await openReceiver(),
    names.map((propertyName) => ({ subscriptionType: "contact.propertyChange", propertyName })),
  );
  const id = portal.createContact({ email: "ana@acme.example" });
  portal.visitPage(id, "https://www.example.com/");
  portal.openEmail(id);
  portal.replyToEmail(id);
  portal.bookMeeting(id);
  portal.submitForm(id, "f1a0c6f2-0001-4c1e-9a55-000000000001", "Ebook: Guide", {
    jobtitle: "By form",
  });
  await simulator.flushWebhooks();
  const events = portal.deliveries().map(({ event }) => event);
  expect(new Set(events.map(({ propertyName }) => propertyName))).toEqual(new Set(names));
  for (const { changeSource, sourceId } of events) {
    expect(changeSource).not.toBe("");
    expect(sourceId).toMatch(/./u);
  }
});
