import { beforeEach, expect, test } from "vitest";
import type { PortalWork } from "../../src/portal-work.ts";
import { freezeBroken } from "../../src/reading/freeze-broken.ts";
import type { ReadContact, Reading } from "../../src/reading/reading.ts";
import { keepInputs } from "../../src/store/contacts/keep-inputs.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { pause } from "../../src/store/portals/pauses.ts";
import { keepSource } from "../../src/store/portals/sources.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(Date.parse("2026-03-01T10:00:00Z"));
let work: PortalWork;

beforeEach(async () => {
  const lease = await takeLease(fixture.ledger, `portal:${portal}`, "one", clock.now(), 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({ lease, mapped: { contact: ["email", "plan"], company: ["size"] } });
});

/** The portal as the check of the mapping left it a moment ago. */
async function broken(...names: readonly string[]): Promise<void> {
  const types = {
    "contacts/email": "string",
    "contacts/plan": "string",
    "companies/size": "number",
  };
  const properties = names.map((key) => ({
    object: key.split("/")[0],
    name: key.split("/")[1],
    was: "string",
    is: null,
  }));
  await fixture.ledger.transaction(async (tx) => {
    await keepSource(tx, portal, {
      source: "mapping",
      watermark: 0,
      windowTo: null,
      cursor: JSON.stringify(types),
      checkedAt: clock.now(),
      found: names.length,
    });
    const why = { until: null, reason: "mapping", detail: { properties } };
    if (names.length > 0) await pause(tx, portal, "scores", clock.now(), why);
  });
}

async function wasRead(contactId: string, properties: Record<string, string | null>) {
  const inputs = { properties, company: null };
  await fixture.ledger.transaction((tx) => keepInputs(tx, portal, [{ contactId, inputs }], 1));
}

const contact = (id: string, changes: Partial<ReadContact> = {}): ReadContact => ({
  id,
  properties: { email: "new@b.example" },
  companyId: null,
  company: null,
  mark: Number(id),
  news: news.changed,
  ...changes,
});
const freeze = (...contacts: ReadContact[]): Promise<Reading> =>
  freezeBroken({ ledger: fixture.ledger, clock }, work, {
    contacts,
    gone: [],
    deferred: [],
    step: null,
  });

test("a whole mapping leaves everything as it was read", async () => {
  await broken();
  const read = contact("1", { properties: { email: "a@b.example", plan: null } });
  expect((await freeze(read)).contacts).toEqual([read]);
});

test("a broken property keeps its last value, the rest is as it was read, and news stays", async () => {
  await broken("contacts/plan");
  await wasRead("1", { email: "old@b.example", plan: "pro" });
  await wasRead("2", { email: "old@b.example", plan: null });
  const { contacts, deferred } = await freeze(
    contact("1"),
    // Of another type by now: what it says means something else.
    contact("2", { properties: { email: "new@b.example", plan: "7" } }),
  );
  expect(contacts.map(({ properties }) => properties)).toEqual([
    { email: "new@b.example", plan: "pro" },
    { email: "new@b.example", plan: null },
  ]);
  expect(contacts.map((each) => each.news)).toEqual([news.changed, news.changed]);
  expect(deferred).toEqual([]);
});

test("a contact of which the property was never read waits, and is never scored as unknown", async () => {
  await broken("contacts/plan");
  await wasRead("2", { email: "old@b.example" });
  const { contacts, deferred } = await freeze(contact("1"), contact("2"));
  expect(contacts).toEqual([]);
  const notBefore = clock.now() + work.pace.pollEveryMs;
  expect(deferred).toEqual([
    { contactId: "1", mark: 1, notBefore },
    { contactId: "2", mark: 2, notBefore },
  ]);
});

const whole = { properties: { email: "a@b.example", plan: null } };

test("with a broken property of companies, contacts without a company go on", async () => {
  await broken("companies/size");
  const { contacts, deferred } = await freeze(
    contact("1", { ...whole, companyId: "9", company: { name: "Nine" } }),
    contact("2", whole),
  );
  expect(contacts.map(({ id }) => id)).toEqual(["2"]);
  expect(deferred).toMatchObject([{ contactId: "1" }]);
});
