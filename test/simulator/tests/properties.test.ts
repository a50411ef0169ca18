import { expect, test } from "vitest";
import { openHubSpot } from "./open-hubspot.ts";

const base = "/crm/properties/2026-09/contacts";
const score = {
  name: "ripen_lead_score",
  label: "Lead score",
  groupName: "ripen",
  type: "number",
  fieldType: "number",
};

test("a property needs its group first, and exists once", async () => {
  const { call } = await openHubSpot();
  const without = await call("POST", base, score);
  expect(without.status).toBe(400);
  expect(JSON.stringify(without.body)).toContain("GROUP_DOES_NOT_EXIST");
  const group = { name: "ripen", label: "Ripen" };
  expect((await call("POST", `${base}/groups`, group)).status).toBe(201);
  expect((await call("POST", `${base}/groups`, group)).status).toBe(409);
  const created = await call("POST", base, score);
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    ...score,
    hubspotDefined: false,
    calculated: false,
    archived: false,
    modificationMetadata: { archivable: true, readOnlyValue: false },
  });
  expect((await call("POST", base, score)).status).toBe(409);
});

test.each([
  ["a name in capitals", { name: "Score" }],
  ["HubSpot's own prefix", { name: "hs_score" }],
  ["a pair of types that does not fit", { fieldType: "select" }],
  ["options on a number", { options: [{ label: "A", value: "a", hidden: false }] }],
  ["a field that only older versions have", { numberDisplayHint: "unformatted" }],
  ["a bool without its two options", { type: "bool", fieldType: "booleancheckbox" }],
])("a property with %s is refused", async (_, wrong) => {
  const { call } = await openHubSpot();
  const create = { ...score, groupName: "contactinformation", ...wrong };
  expect((await call("POST", base, create)).status).toBe(400);
});

test("a batch of properties creates what is missing and reports what exists", async () => {
  const { call } = await openHubSpot();
  await call("POST", `${base}/groups`, { name: "ripen", label: "Ripen" });
  await call("POST", base, score);
  const inputs = [score, { ...score, name: "ripen_fit_score" }];
  const { status, body } = await call("POST", `${base}/batch/create`, { inputs });
  expect(status).toBe(207);
  expect(body["results"]?.map((each) => each["name"])).toEqual(["ripen_fit_score"]);
  const read = await call("POST", `${base}/batch/read`, {
    archived: false,
    inputs: ["ripen_fit_score", "ripen_nothing"].map((name) => ({ name })),
  });
  expect(read.status).toBe(207);
  expect(read.body["results"]?.length).toBe(1);
});

test("an archived property is gone for reads and writes, and its values come back with it no more", async () => {
  const { call, portal } = await openHubSpot();
  const id = portal.contacts()[0]?.id ?? "";
  expect((await call("DELETE", `${base}/seats_invited`)).status).toBe(204);
  expect((await call("GET", `${base}/seats_invited`)).status).toBe(404);
  const write = { properties: { seats_invited: "1" } };
  expect((await call("PATCH", `/crm/objects/2026-09/contacts/${id}`, write)).status).toBe(400);
  const archived = await call("GET", `${base}?archived=true`);
  expect(archived.body["results"]?.map((each) => each["name"])).toEqual(["seats_invited"]);
});

test("labels and options of an own property can change, HubSpot's definitions cannot", async () => {
  const { call } = await openHubSpot();
  const own = await call("PATCH", `${base}/seats_invited`, { label: "Plazas" });
  expect(own.body["label"]).toBe("Plazas");
  expect((await call("PATCH", `${base}/email`, { label: "Correo" })).status).toBe(400);
  expect((await call("DELETE", `${base}/email`)).status).toBe(400);
});

test("every property that a mapping page offers as a target is writable", async () => {
  const { call } = await openHubSpot();
  const { body } = await call("GET", base);
  const names = new Map(body["results"]?.map((each) => [String(each["name"]), each]));
  expect(names.get("hs_email_domain")).toMatchObject({ calculated: true });
  expect(names.get("hs_analytics_num_visits")?.["modificationMetadata"]).toMatchObject({
    readOnlyValue: true,
  });
  expect(names.get("jobtitle")?.["modificationMetadata"]).toMatchObject({ readOnlyValue: false });
});

test("an 11th unique property is refused, and a unique value is taken once", async () => {
  const { call } = await openHubSpot({ contacts: 0 });
  const text = { label: "Key", groupName: "contactinformation", type: "string", fieldType: "text" };
  const create = (n: number): ReturnType<typeof call> =>
    call("POST", base, { ...text, name: `key_${n}`, hasUniqueValue: true });
  const statuses: number[] = [];
  for (let n = 1; n <= 10; n += 1) statuses.push((await create(n)).status);
  // The e-mail address is the first of the ten.
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 201), 400]);
  const contact = { properties: { key_1: "A-1" } };
  expect((await call("POST", "/crm/objects/2026-09/contacts", contact)).status).toBe(201);
  expect((await call("POST", "/crm/objects/2026-09/contacts", contact)).status).toBe(409);
});

test("account details tell the zone and its distance from UTC", async () => {
  const { call, portal } = await openHubSpot({
    portals: [{ timeZone: "America/Bogota", contacts: 0 }],
  });
  const { body } = await call("GET", "/account-info/2026-09/details");
  expect(body).toMatchObject({
    portalId: portal.id,
    timeZone: "America/Bogota",
    utcOffset: "-05:00",
    utcOffsetMilliseconds: -18_000_000,
    uiDomain: "app.hubspot.com",
  });
});

test("owners are listed and found by id", async () => {
  const { call } = await openHubSpot();
  const { body } = await call("GET", "/crm/owners/2026-09?limit=1");
  expect(body["results"]?.length).toBe(1);
  const after = body["paging"]?.["next"]?.["after"];
  const rest = await call("GET", `/crm/owners/2026-09?after=${after}`);
  expect(rest.body["results"]?.[0]?.["id"]).toBe("102");
  expect((await call("GET", "/crm/owners/2026-09/101")).status).toBe(200);
  expect((await call("GET", "/crm/owners/2026-09/9")).status).toBe(404);
});
