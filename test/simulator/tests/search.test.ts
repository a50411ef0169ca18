import { expect, test } from "vitest";
import { openHubSpot, testClock, type Opened } from "./open-hubspot.ts";

const path = "/crm/objects/2026-09/contacts/search";
/** What the specification asks for in every search. */
const asked = { sorts: [], properties: [], limit: 10, after: "0" };
type Filter = Readonly<Record<string, unknown>>;

async function find({ call }: Opened, filters: readonly Filter[], more: object = {}) {
  const body = { ...asked, filterGroups: [{ filters }], limit: 200, ...more };
  const answer = await call("POST", path, body);
  return { ...answer, ids: answer.body["results"]?.map((each) => String(each["id"])) };
}

test("filters of a group are AND-ed, groups OR-ed", async () => {
  const opened = await openHubSpot({ contacts: 0 });
  const { portal, call } = opened;
  const a = portal.createContact({ firstname: "Ana", seats_invited: "9" });
  const b = portal.createContact({ firstname: "Ana", seats_invited: "10" });
  const c = portal.createContact({ firstname: "Luis" });
  const ana = { propertyName: "firstname", operator: "EQ", value: "ana" };
  const many = { propertyName: "seats_invited", operator: "GTE", value: "10" };
  const none = { propertyName: "seats_invited", operator: "NOT_HAS_PROPERTY" };
  expect((await find(opened, [ana, many])).ids).toEqual([b]);
  const either = await call("POST", path, {
    ...asked,
    filterGroups: [{ filters: [many] }, { filters: [none] }],
    sorts: [{ propertyName: "seats_invited", direction: "DESCENDING" }],
  });
  expect(either.body["total"]).toBe(2);
  expect(either.body["results"]?.map((each) => each["id"])).toEqual([b, c]);
  expect((await find(opened, [{ ...many, operator: "LT" }])).ids).toEqual([a]);
});

test("IN takes lower-case values only, tokens match whole words, times are epoch milliseconds", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 0, now: clock.now });
  const { portal } = opened;
  const a = portal.createContact({ jobtitle: "Head of Growth", country: "Spain" });
  clock.move(60_000);
  const b = portal.createContact({ jobtitle: "Overhead clerk", country: "Peru" });
  const isIn = { propertyName: "country", operator: "IN" };
  expect((await find(opened, [{ ...isIn, values: ["spain"] }])).ids).toEqual([a]);
  expect((await find(opened, [{ ...isIn, values: ["Spain"] }])).status).toBe(400);
  const token = { propertyName: "jobtitle", operator: "CONTAINS_TOKEN", value: "head" };
  expect((await find(opened, [token])).ids).toEqual([a]);
  clock.move(1_000);
  const since = { propertyName: "lastmodifieddate", operator: "GTE" };
  expect((await find(opened, [{ ...since, value: String(clock.now() - 2_000) }])).ids).toEqual([b]);
});

test("pages go up to 200, results up to 10,000, and no further", async () => {
  const opened = await openHubSpot({ contacts: 250 });
  const all = { propertyName: "hs_object_id", operator: "GT", value: "0" };
  const first = await find(opened, [all]);
  expect([first.ids?.length, first.body["total"]]).toEqual([200, 250]);
  const after = first.body["paging"]?.["next"]?.["after"];
  expect((await find(opened, [all], { after })).ids?.length).toBe(50);
  expect((await find(opened, [all], { limit: 201 })).status).toBe(400);
  expect((await find(opened, [all], { after: "9900" })).status).toBe(400);
});

test("too many filters, too long a body and unknown properties are refused", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ now: clock.now });
  const filter = { propertyName: "email", operator: "HAS_PROPERTY" };
  const six = { filters: Array.from({ length: 6 }, () => filter) };
  const groups = await opened.call("POST", path, {
    ...asked,
    filterGroups: Array.from({ length: 4 }, () => six),
  });
  expect(groups.body["message"]).toContain("18");
  const long = { ...filter, operator: "EQ", value: "x".repeat(3000) };
  expect((await find(opened, [long])).status).toBe(400);
  expect((await find(opened, [{ ...filter, propertyName: "nope" }])).status).toBe(400);
});

function named(value: string): Filter {
  return { propertyName: "firstname", operator: "EQ", value };
}

test("a change shows up in search only after the index has caught up", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 0, now: clock.now, indexLagMs: 5_000 });
  const id = opened.portal.createContact({ firstname: "Ana" });
  expect((await find(opened, [named("Ana")])).ids).toEqual([]);
  clock.move(5_000);
  expect((await find(opened, [named("Ana")])).ids).toEqual([id]);
  opened.portal.editContact(id, { firstname: "Eva" });
  clock.move(1_000);
  opened.portal.editContact(id, { firstname: "Sol" });
  expect((await find(opened, [named("Ana")])).ids).toEqual([id]);
  clock.move(4_000);
  expect((await find(opened, [named("Eva")])).ids).toEqual([id]);
  clock.move(1_000);
  expect((await find(opened, [named("Sol")])).ids).toEqual([id]);
});

test("contacts of a company are found by the association", async () => {
  const opened = await openHubSpot({ contacts: 60 });
  const company = opened.portal.companies()[0]?.id ?? "";
  const expected = opened.portal
    .contacts()
    .filter(({ properties }) => properties["associatedcompanyid"] === company)
    .map(({ id }) => id);
  const filter = { propertyName: "associations.company", operator: "EQ", value: company };
  expect((await find(opened, [filter])).ids).toEqual(expected);
});
