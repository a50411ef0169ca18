import { expect, test } from "vitest";
import type { RecordView } from "../control.ts";
import { checkValue } from "../properties/check-value.ts";
import { createDefinitions } from "../properties/definitions.ts";
import { openHubSpot, testClock } from "./open-hubspot.ts";

const day = 86_400_000;

function share(contacts: readonly RecordView[], test: (contact: RecordView) => boolean): number {
  return contacts.filter(test).length / contacts.length;
}

test("the same seed gives the same portal, another seed another one", async () => {
  const { now } = testClock();
  const make = async (seed: number): Promise<readonly RecordView[]> =>
    (await openHubSpot({ contacts: 200, seed, now })).portal.contacts();
  const first = await make(1);
  expect(await make(1)).toEqual(first);
  expect(await make(2)).not.toEqual(first);
});

test("2,000 contacts are plausible: companies, customers, stages, free mail, opt-outs, missing data", async () => {
  const { portal } = await openHubSpot({ contacts: 2000 });
  const contacts = portal.contacts();
  expect([contacts.length, portal.companies().length]).toEqual([2000, 300]);
  const has = (name: string, value: RegExp): number =>
    share(contacts, ({ properties }) => value.test(properties[name] ?? ""));
  const customers = has("lifecyclestage", /^customer$/u);
  expect(customers).toBeGreaterThan(0.06);
  expect(customers).toBeLessThan(0.1);
  expect(has("country", /spain|españa|^es$/iu)).toBeGreaterThan(0.2);
  expect(has("country", /m[eé]xico|colombia|argentina|chile|per[uú]/iu)).toBeGreaterThan(0.25);
  expect(has("email", /@(?:gmail|hotmail|yahoo|outlook|icloud|proton|live)\./u)).toBeGreaterThan(
    0.15,
  );
  expect(has("hs_email_optout", /^true$/u)).toBeGreaterThan(0.03);
  expect(has("jobtitle", /^$/u)).toBeGreaterThan(0.1);
  expect(has("message", /^.{65536}$/u)).toBeGreaterThan(0);
  expect(has("firstname", /^\s/u)).toBeGreaterThan(0.01);
  expect(has("jobtitle", /\p{Extended_Pictographic}/u)).toBeGreaterThan(0.01);
  expect(has("annualrevenue", /^1\.000$/u)).toBeGreaterThan(0);
  expect(
    new Set(contacts.map(({ properties }) => properties["lifecyclestage"])).size,
  ).toBeGreaterThan(5);
});

test("nothing lies in the future, and half of all behaviour lies within the last 90 days", async () => {
  const { now } = testClock();
  const { portal } = await openHubSpot({ contacts: 500, now });
  const dated = /timestamp|_date$|_at$|last_replied|meeting_booked|createdate|lastmodifieddate/u;
  const ofRecord = /^(?:createdate|lastmodifieddate|hs_lifecyclestage_)/u;
  const contacts = portal.contacts();
  const dates = contacts
    .flatMap(({ properties }) => Object.entries(properties))
    .filter(([name]) => dated.test(name) && !name.startsWith("hs_lifecyclestage_"))
    .map(([name, value]) => ({ name, at: Date.parse(value) }));
  const acts = dates.filter(({ name }) => !ofRecord.test(name));
  expect(dates.filter(({ at }) => !(at <= now()))).toEqual([]);
  const late = acts.filter(({ at }) => at >= now() - 90 * day).length / acts.length;
  expect(late).toBeGreaterThan(0.5);
  expect(late).toBeLessThan(0.9);
  expect(acts.length).toBeGreaterThan(contacts.length);
  expect(contacts.every(({ createdAt }) => createdAt < now())).toBe(true);
});

test("every seeded value is one that HubSpot would store", async () => {
  const { portal } = await openHubSpot({ contacts: 500 });
  const { properties: known } = createDefinitions("contacts");
  for (const { properties } of portal.contacts()) {
    for (const [name, value] of Object.entries(properties)) {
      const definition = known.get(name);
      // Owners and lists of past forms are kept outside the property's options.
      if (!definition || definition.externalOptions || definition.fieldType === "checkbox")
        continue;
      const checked = checkValue(definition, value, "", []);
      expect(checked, `${name}: ${value.slice(0, 50)}`).toEqual({ ok: true, value });
    }
  }
});

test("e-mail addresses are unique", async () => {
  const { portal } = await openHubSpot({ contacts: 3000 });
  const emails = portal.contacts().flatMap(({ properties }) => properties["email"] ?? []);
  expect(new Set(emails).size).toBe(emails.length);
});
