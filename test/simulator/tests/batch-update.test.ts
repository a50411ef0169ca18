import { expect, test } from "vitest";
import { openHubSpot, testClock, type Opened } from "./open-hubspot.ts";

const path = "/crm/objects/2026-09/contacts/batch/update";

function ids({ portal }: Opened): readonly [string, string] {
  const [first, second] = portal.contacts();
  return [first?.id ?? "", second?.id ?? ""];
}

test("valid inputs answer 200 with the written values", async () => {
  const opened = await openHubSpot();
  const inputs = ids(opened).map((id) => ({ id, properties: { jobtitle: `title ${id}` } }));
  const { status, body } = await opened.call("POST", path, { inputs });
  expect(status).toBe(200);
  expect(body["results"]?.length).toBe(2);
  for (const { id, properties } of inputs) {
    expect(opened.portal.contact(id)?.properties["jobtitle"]).toBe(properties.jobtitle);
  }
});

test("ids that are not there answer 207 with their ids and trace ids; the others are written", async () => {
  const opened = await openHubSpot();
  const [id] = ids(opened);
  const { status, body } = await opened.call("POST", path, {
    inputs: [
      { id, properties: { jobtitle: "CEO" }, objectWriteTraceId: "t1" },
      { id: "1", properties: { jobtitle: "CEO" }, objectWriteTraceId: "t2" },
    ],
  });
  expect(status).toBe(207);
  expect(body["errors"]?.[0]).toMatchObject({
    category: "OBJECT_NOT_FOUND",
    context: { ids: ["1"], objectWriteTraceId: ["t2"] },
  });
  expect(opened.portal.contact(id)?.properties["jobtitle"]).toBe("CEO");
});

test("a merged-away id is missing from a batch answer without an error, and resolved by GET and PATCH", async () => {
  const opened = await openHubSpot();
  const { call, portal } = opened;
  const [first, second] = ids(opened);
  const merged = portal.mergeContacts(first, second);
  const { status, body } = await call("POST", path, {
    inputs: [{ id: first, properties: { jobtitle: "CEO" } }],
  });
  expect([status, body["results"], body["errors"]]).toEqual([200, [], undefined]);
  const read = await call("GET", `/crm/objects/2026-09/contacts/${second}`);
  expect(read.body["id"]).toBe(merged);
  await call("PATCH", `/crm/objects/2026-09/contacts/${first}`, {
    properties: { jobtitle: "CTO" },
  });
  expect(portal.contact(merged)?.properties["jobtitle"]).toBe("CTO");
});

test("one bad input without trace ids fails the whole batch and nothing is written", async () => {
  const opened = await openHubSpot();
  const [first, second] = ids(opened);
  const before = opened.portal.contact(first);
  const { status, body } = await opened.call("POST", path, {
    inputs: [
      { id: first, properties: { jobtitle: "changed" } },
      { id: second, properties: { missing: "x" } },
    ],
  });
  expect([status, body["category"]]).toEqual([400, "VALIDATION_ERROR"]);
  expect(body["message"]).toContain('"error":"PROPERTY_DOESNT_EXIST"');
  expect(opened.portal.contact(first)).toEqual(before);
});

test("one bad input with trace ids fails alone", async () => {
  const opened = await openHubSpot();
  const [first, second] = ids(opened);
  const { status, body } = await opened.call("POST", path, {
    inputs: [
      { id: first, properties: { jobtitle: "changed" }, objectWriteTraceId: "a" },
      { id: second, properties: { missing: "x" }, objectWriteTraceId: "b" },
    ],
  });
  expect(status).toBe(207);
  expect(body["errors"]?.[0]).toMatchObject({
    category: "VALIDATION_ERROR",
    context: { objectWriteTraceId: ["b"] },
  });
  expect(opened.portal.contact(first)?.properties["jobtitle"]).toBe("changed");
});

test("trace ids that are not unique are as good as none", async () => {
  const opened = await openHubSpot();
  const inputs = ids(opened).map((id, n) => ({
    id,
    properties: n === 0 ? { jobtitle: "changed" } : { missing: "x" },
    objectWriteTraceId: "same",
  }));
  expect((await opened.call("POST", path, { inputs })).status).toBe(400);
});

test("writing the value that is there leaves the date of the last change alone", async () => {
  const clock = testClock();
  const { call, portal } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ jobtitle: "CEO" });
  const before = portal.contact(id);
  clock.move(1_000);
  await call("POST", path, { inputs: [{ id, properties: { jobtitle: "CEO" } }] });
  expect(portal.contact(id)).toEqual(before);
  await call("POST", path, { inputs: [{ id, properties: { jobtitle: "CTO" } }] });
  expect(portal.contact(id)?.properties["lastmodifieddate"]).toBe("2026-11-20T09:00:01.000Z");
});

test("an id that stands in a batch twice fails it, trace ids or not", async () => {
  const opened = await openHubSpot();
  const [id] = ids(opened);
  const { status, body } = await opened.call("POST", path, {
    inputs: ["a", "b"].map((objectWriteTraceId) => ({
      id,
      properties: { jobtitle: "x" },
      objectWriteTraceId,
    })),
  });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    message: `Duplicate IDs found in batch input: [${id}]. IDs must be unique`,
    context: { ids: [id] },
    category: "VALIDATION_ERROR",
  });
});

test.each([
  [{ hs_analytics_num_page_views: "3" }, "READ_ONLY_VALUE"],
  [{ num_conversion_events: "3" }, "READ_ONLY_VALUE"],
  [{ seats_invited: "1,000" }, "INVALID_INTEGER"],
  [{ lifecyclestage: "Lead" }, "INVALID_OPTION"],
  [{ trial_started_at: "yesterday" }, "INVALID_LONG"],
  [{ email: "not an address" }, "INVALID_EMAIL"],
  [{ jobtitle: "x".repeat(65_537) }, "VALUE_TOO_LONG"],
  [{ hubspot_owner_id: "999" }, "INVALID_OPTION"],
  [{ nope: "1" }, "PROPERTY_DOESNT_EXIST"],
])("a write of %o is refused", async (properties, code) => {
  const opened = await openHubSpot();
  const [id] = ids(opened);
  const { status, body } = await opened.call("PATCH", `/crm/objects/2026-09/contacts/${id}`, {
    properties,
  });
  expect(status).toBe(400);
  expect(body["errors"]?.[0]?.["code"]).toBe(code);
});

test("values that are not text are refused", async () => {
  const opened = await openHubSpot();
  const [id] = ids(opened);
  const { status } = await opened.call("PATCH", `/crm/objects/2026-09/contacts/${id}`, {
    properties: { seats_invited: 3 },
  });
  expect(status).toBe(400);
});

test("the lifecycle stage moves forward only, until it is cleared", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ lifecyclestage: "opportunity" });
  const write = async (lifecyclestage: string): Promise<string | undefined> => {
    const one = `/crm/objects/2026-09/contacts/${id}`;
    expect((await call("PATCH", one, { properties: { lifecyclestage } })).status).toBe(200);
    return portal.contact(id)?.properties["lifecyclestage"];
  };
  expect(await write("lead")).toBe("opportunity");
  expect(await write("customer")).toBe("customer");
  expect(await write("")).toBeUndefined();
  expect(await write("lead")).toBe("lead");
});

test("a rule of the admin's refuses API writes of the contacts that it concerns", async () => {
  const opened = await openHubSpot();
  const [first, second] = ids(opened);
  opened.portal.addWriteRule(({ id }) =>
    id === first ? { property: "phone", because: "country" } : null,
  );
  const { status, body } = await opened.call("POST", path, {
    inputs: [first, second].map((id) => ({
      id,
      properties: { jobtitle: "x" },
      objectWriteTraceId: id,
    })),
  });
  expect(status).toBe(207);
  expect(body["errors"]?.map((error) => error["message"])).toEqual([
    "phone is required because of a conditional property rule based on [country]",
  ]);
});

test("a leading semicolon adds to a checkbox", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ hs_buying_role: "CHAMPION" });
  const one = `/crm/objects/2026-09/contacts/${id}`;
  await call("PATCH", one, { properties: { hs_buying_role: ";END_USER" } });
  expect(portal.contact(id)?.properties["hs_buying_role"]).toBe("CHAMPION;END_USER");
});

test("an upsert by e-mail creates or updates and says which", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ email: "ana@example.com" });
  const { status, body } = await call("POST", "/crm/objects/2026-09/contacts/batch/upsert", {
    inputs: ["ana@example.com", "new@example.com"].map((email) => ({
      id: email,
      idProperty: "email",
      properties: { jobtitle: "CEO" },
    })),
  });
  expect(status).toBe(200);
  expect(body["results"]?.map((each) => each["new"])).toEqual([false, true]);
  expect(portal.contact(id)?.properties["jobtitle"]).toBe("CEO");
});

test("a batch create without trace ids creates all or none", async () => {
  const { call, portal } = await openHubSpot({ contacts: 0 });
  const create = (inputs: readonly object[]): ReturnType<typeof call> =>
    call("POST", "/crm/objects/2026-09/contacts/batch/create", { inputs });
  const twice = { properties: { email: "ana@example.com" } };
  expect((await create([twice, twice])).status).toBe(409);
  expect(portal.contacts()).toEqual([]);
  const traced = [1, 2].map((n) => ({ ...twice, objectWriteTraceId: `t${n}` }));
  expect((await create(traced)).status).toBe(207);
  expect(portal.contacts().length).toBe(1);
});
