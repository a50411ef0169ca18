import { expect, test } from "vitest";
import { openHubSpot, testClock, type Opened } from "./open-hubspot.ts";

const contacts = "/crm/objects/2026-09/contacts";
type Entry = {
  readonly value: string;
  readonly timestamp: string;
  readonly sourceType: string;
  readonly sourceId: string;
};

async function historiesOf(
  { call }: Opened,
  id: string,
  names: readonly string[],
  type = "contacts",
): Promise<Readonly<Record<string, readonly Entry[]>>> {
  const { body } = await call("POST", `/crm/objects/2026-09/${type}/batch/read`, {
    properties: [],
    propertiesWithHistory: names,
    inputs: [{ id }],
  });
  return body["results"]?.[0]?.["propertiesWithHistory"] as unknown as Record<string, Entry[]>;
}

test("every change is told newest first, with its instant and who made it", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 0, now: clock.now });
  const id = opened.portal.createContact({ email: "ana@acme.example", jobtitle: "Clerk" });
  clock.move(1_000);
  opened.portal.importContacts([{ email: "ana@acme.example", jobtitle: "CEO" }], "771");
  clock.move(1_000);
  await opened.call("PATCH", `${contacts}/${id}`, { properties: { jobtitle: "" } });
  const told = (await historiesOf(opened, id, ["jobtitle", "city"]))["jobtitle"];
  expect(told?.map(({ value, sourceType, sourceId }) => [value, sourceType, sourceId])).toEqual([
    ["", "INTEGRATION", String(opened.app.appId)],
    ["CEO", "IMPORT", "771"],
    ["Clerk", "CRM_UI", "userId:76023669"],
  ]);
  expect(told?.map(({ timestamp }) => clock.now() - Date.parse(timestamp))).toEqual([
    0, 1_000, 2_000,
  ]);
});

test("what made-up people did is in the histories, and ends with the value of now", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 300, now: clock.now });
  const names = ["hs_analytics_num_page_views", "hs_email_open", "num_conversion_events"];
  let steps = 0;
  for (const { id, properties } of opened.portal.contacts().slice(0, 40)) {
    const all = await historiesOf(opened, id, names);
    for (const name of names) {
      const told = all[name] ?? [];
      expect(told[0]?.value).toBe(properties[name]);
      const times = told.map(({ timestamp }) => Date.parse(timestamp));
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      steps += told.length;
    }
  }
  expect(steps).toBeGreaterThan(100);
});

test("a change after the seed goes on from what came before", async () => {
  const opened = await openHubSpot({ contacts: 200 });
  const name = "hs_analytics_num_page_views";
  const known = opened.portal.contacts().find(({ properties }) => Number(properties[name]) > 2);
  const before = (await historiesOf(opened, known?.id ?? "", [name]))[name] ?? [];
  opened.portal.visitPage(known?.id ?? "", "https://www.example.com/pricing");
  const after = (await historiesOf(opened, known?.id ?? "", [name]))[name] ?? [];
  expect(after.slice(1)).toEqual(before);
  expect(after[0]).toMatchObject({ sourceType: "ANALYTICS" });
});

test("a contact that comes out of a merge keeps the history of each of its values", async () => {
  const clock = testClock();
  const opened = await openHubSpot({ contacts: 0, now: clock.now });
  const { portal } = opened;
  const one = portal.createContact({ firstname: "Ana" });
  const other = portal.createContact({ city: "Soria" });
  clock.move(1_000);
  portal.editContact(one, { firstname: "Eva" });
  portal.editContact(other, { city: "Lugo" });
  clock.move(1_000);
  const merged = await historiesOf(opened, portal.mergeContacts(one, other), [
    "firstname",
    "city",
    "hs_merged_object_ids",
  ]);
  expect(merged["firstname"]?.map(({ value }) => value)).toEqual(["Eva", "Ana"]);
  expect(merged["city"]?.map(({ value }) => value)).toEqual(["Lugo", "Soria"]);
  expect(merged["hs_merged_object_ids"]).toMatchObject([
    { timestamp: new Date(clock.now()).toISOString(), sourceType: "MERGE_CONTACTS" },
  ]);
});
