import { expect, test } from "vitest";
import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import { readingCalls } from "../hubspot/every-call/reading.ts";
import { setUpCalls } from "../hubspot/every-call/set-up.ts";
import { writingCalls } from "../hubspot/every-call/writing.ts";
import { caller, openHubSpot } from "../simulator/tests/open-hubspot.ts";

const verbs = { ...setUpCalls, ...readingCalls, ...writingCalls };
const requested = [...requiredScopes, ...optionalScopes];
type Scope = (typeof requested)[number];

/** A call that the app makes and that HubSpot refuses without the scope; the listing wants none that is not used (hubspot-facts 16.3). */
const uses: Readonly<Record<Exclude<Scope, Unasked>, keyof typeof verbs>> = {
  "crm.objects.contacts.read": "reading by id",
  "crm.objects.contacts.write": "writing values",
  "crm.objects.companies.read": "ids in order",
  "crm.schemas.contacts.read": "properties, in one batch and then singly",
  "crm.schemas.contacts.write": "archiving our properties",
  automation: "workflows that are on",
  "crm.lists.read": "static lists by name",
  "crm.lists.write": "members of a static list",
  "crm.objects.owners.read": "owners, those who left included",
  "crm.objects.deals.read": "contacts of a deal",
};
/** `oauth` is every installed app's own (hubspot-facts 1.8). */
const unasked = ["oauth"] as const;
type Unasked = (typeof unasked)[number];

test("no scope is requested that no call needs", () => {
  expect(requested.toSorted()).toEqual([...Object.keys(uses), ...unasked].toSorted());
});

test.each(Object.entries(uses))("%s is what '%s' needs", async (scope, verb) => {
  const { simulator, portal } = await openHubSpot();
  const [method, address, body] = verbs[verb]?.sent[0] ?? ["GET", "/"];
  const without = requested.filter((each) => each !== scope);
  const refused = await caller(simulator, portal.staticToken(without))(method, address, body);
  expect([refused.status, refused.body]).toMatchObject([
    403,
    { category: "MISSING_SCOPES", context: { requiredGranularScopes: [scope] } },
  ]);
  const granted = await caller(simulator, portal.staticToken(requested))(method, address, body);
  expect(granted.status).not.toBe(403);
});
