import { expect, test } from "vitest";
import { openHubSpot, testClock } from "./open-hubspot.ts";

const contacts = "/crm/objects/2026-09/contacts";

test("a list comes in pages of at most 100, each record once, by a cursor", async () => {
  const { call, portal } = await openHubSpot({ contacts: 230 });
  const seen: string[] = [];
  let after: string | undefined = "";
  while (after !== undefined) {
    const cursor = after === "" ? "" : `&after=${after}`;
    const { body } = await call("GET", `${contacts}?limit=100&properties=email,jobtitle${cursor}`);
    for (const record of body["results"] ?? []) seen.push(String(record["id"]));
    after = body["paging"]?.["next"]?.["after"];
  }
  expect(seen).toEqual(portal.contacts().map(({ id }) => id));
  expect((await call("GET", `${contacts}?limit=101`)).status).toBe(400);
});

test("values are text or null, unknown names are left out, and the dates always come", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ email: "Ana@Example.com", seats_invited: "12" });
  const { body } = await call("GET", `${contacts}/${id}?properties=seats_invited,jobtitle,nope`);
  expect(Object.keys(body["properties"] ?? {}).sort()).toEqual([
    "createdate",
    "hs_object_id",
    "jobtitle",
    "lastmodifieddate",
    "seats_invited",
  ]);
  expect(body["properties"]).toMatchObject({ seats_invited: "12", jobtitle: null });
  const { body: usual } = await call("GET", `${contacts}/${id}`);
  expect(usual["properties"]).toMatchObject({ email: "ana@example.com", firstname: null });
});

test("a batch read answers 207 with one error that holds all missing ids", async () => {
  const { call, portal } = await openHubSpot();
  const [first] = portal.contacts();
  const inputs = [{ id: first?.id }, { id: "1" }, { id: "2" }];
  const { status, body } = await call("POST", `${contacts}/batch/read`, {
    properties: ["email"],
    propertiesWithHistory: [],
    inputs,
  });
  expect(status).toBe(207);
  expect(body["results"]?.map((record) => record["id"])).toEqual([first?.id]);
  expect(body["numErrors"]).toBe(1);
  expect(body["errors"]).toEqual([
    {
      status: "error",
      category: "OBJECT_NOT_FOUND",
      message:
        "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.",
      context: { ids: ["1", "2"] },
    },
  ]);
});

test("the other documented status for partial answers is 200", async () => {
  const { call } = await openHubSpot({ partialStatus: 200 });
  const body = { properties: [], propertiesWithHistory: [], inputs: [{ id: "1" }] };
  const answer = await call("POST", `${contacts}/batch/read`, body);
  expect([answer.status, answer.body["numErrors"]]).toEqual([200, 1]);
});

test("a batch takes 100 inputs and not 101, and never none", async () => {
  const { call, portal } = await openHubSpot({ contacts: 101 });
  const inputs = portal.contacts().map(({ id }) => ({ id }));
  const read = (count: number): ReturnType<typeof call> =>
    call("POST", `${contacts}/batch/read`, {
      properties: [],
      propertiesWithHistory: [],
      inputs: inputs.slice(0, count),
    });
  expect((await read(100)).body["results"]?.length).toBe(100);
  expect((await read(101)).status).toBe(400);
  expect((await read(0)).status).toBe(400);
});

test("contacts can be read by e-mail, and only by unique properties", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ email: "ana@example.com" });
  const one = await call("GET", `${contacts}/ana%40example.com?idProperty=email`);
  expect(one.body["id"]).toBe(id);
  expect((await call("GET", `${contacts}/Ana?idProperty=firstname`)).status).toBe(400);
});

test("a created contact answers 201, and its address once more 409 with the existing id", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const body = { properties: { email: "ana@example.com" } };
  const first = await call("POST", contacts, body);
  const second = await call("POST", contacts, body);
  expect([first.status, second.status]).toEqual([201, 409]);
  expect(second.body["message"]).toBe(`Contact already exists. Existing ID: ${first.body["id"]}`);
});

test("a deleted contact is gone for reads and lists, and can be listed as archived", async () => {
  const { call, portal } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  expect((await call("DELETE", `${contacts}/${id}`)).status).toBe(204);
  expect((await call("GET", `${contacts}/${id}`)).status).toBe(404);
  const { body } = await call("GET", `${contacts}?archived=true`);
  expect(body["results"]?.map((record) => [record["id"], record["archived"]])).toEqual([
    [id, true],
  ]);
  portal.restoreContact(id);
  expect((await call("GET", `${contacts}/${id}`)).status).toBe(200);
});

test("a contact erased for privacy cannot be created again", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  portal.createContact({ email: "ana@example.com" });
  const erased = await call("POST", `${contacts}/gdpr-delete`, {
    objectId: "ana@example.com",
    idProperty: "email",
  });
  expect(erased.status).toBe(204);
  expect(portal.contacts()).toEqual([]);
  const again = await call("POST", contacts, { properties: { email: "ana@example.com" } });
  expect(again.status).toBe(400);
});

test("history is newest first, with who changed the value", async () => {
  const clock = testClock();
  const { call, portal, app } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ jobtitle: "CEO" });
  clock.move(1000);
  await call("PATCH", `${contacts}/${id}`, { properties: { jobtitle: "CTO" } });
  const { body } = await call("GET", `${contacts}/${id}?propertiesWithHistory=jobtitle`);
  expect(body["propertiesWithHistory"]?.["jobtitle"]).toMatchObject([
    { value: "CTO", sourceType: "INTEGRATION", sourceId: String(app.appId) },
    { value: "CEO", sourceType: "CRM_UI" },
  ]);
});

test("an address that is too long answers 414, an unknown one 404 that is not JSON", async () => {
  const { call } = await openHubSpot();
  const long = await call("GET", `${contacts}?properties=${"x".repeat(9000)}`);
  const unknown = await call("GET", "/crm/objects/2031-09/contacts");
  const type = await call("GET", "/crm/objects/2026-09/unicorns");
  expect([long.status, unknown.status, type.status]).toEqual([414, 404, 400]);
  expect(unknown.headers.get("content-type")).toContain("text/html");
});

test("companies are apart from contacts though they share numbers", async () => {
  const { call, portal } = await openHubSpot({ contacts: 400 });
  const company = portal.companies()[0];
  const { body } = await call("POST", "/crm/objects/2026-09/companies/batch/read", {
    properties: ["name", "domain", "numberofemployees"],
    propertiesWithHistory: [],
    inputs: [{ id: company?.id }],
  });
  expect(body["results"]?.[0]?.["properties"]?.["domain"]).toBe(company?.properties["domain"]);
  expect(body["results"]?.[0]?.["properties"]).toHaveProperty("hs_lastmodifieddate");
});
