import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { propertiesOfSources, standardSources } from "../../config/behaviour.ts";
import { outputProperties } from "../../config/properties.ts";
import { scenarios } from "../../config/scenarios.ts";
import { pace } from "../../config/schedule.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import { lookForChanges, scoreMarked, scoreNextPage } from "../../src/pipeline.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { startJob } from "../../src/store/portals/jobs.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { readSources } from "../../src/store/portals/sources.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
let now = Date.now();
const clock = { ...systemClock, now: () => now };
const pipeline = () => ({ ledger: fixture.ledger, clock, log: silent });

beforeAll(async () => {
  app = await installApp();
  const bound = scenarios.map(({ name }) => name);
  await ensureProperties(app.client, outputProperties({ scenarios, bound }), "en");
});
afterAll(() => app.close());

/** A portal that sends no webhooks, after its first run. */
beforeEach(async () => {
  const { ledger } = fixture;
  now = Date.now();
  const lease = await takeLease(ledger, `portal:${app.id}`, "one", now, 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({
    portalId: app.id,
    client: app.client,
    lease,
    installedAt: now,
    scenarios: scenarios.map((scenario) => ({ ...scenario, boundAt: now, call: null })),
  });
  await ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));
  while ((await scoreNextPage(pipeline(), work)) !== null);
  await poll();
});

/** Everything that is due once the usual time has gone by. Gives the contacts that it marked. */
async function poll(): Promise<string[]> {
  now = Math.max(now, Date.now()) + pace.pollEveryMs;
  while (await lookForChanges(pipeline(), work));
  const marked = await takeDirty(fixture.ledger, app.id, 1_000, now);
  return marked.map((contact) => contact.contactId);
}
const score = () => scoreMarked(pipeline(), work);
const contactAt = (n: number): string => app.control.contacts().at(n)?.id ?? "";

test("our own writes are not taken for news", async () => {
  expect(await poll()).toEqual([]);
  const found = (await readSources(fixture.ledger.read, app.id)).get("poll:contacts");
  expect(found).toMatchObject({ found: 0, windowTo: null, checkedAt: now });
});

test("behaviour that no webhook tells becomes events once, and counts as news", async () => {
  const id = contactAt(3);
  app.control.visitPage(id, "https://www.example.com/pricing");
  app.control.submitForm(id, "form", "Pricing: Demo");
  expect(await poll()).toEqual([id]);
  await score();
  const events = await fixture.ledger.read
    .selectFrom("events")
    .select(["type", "properties_json"])
    .where("contact_id", "=", id)
    .where((e) => e.or([e("id", "like", "%#%"), e("id", "like", "form/%")]))
    .orderBy("recorded_at", "desc")
    .limit(2)
    .execute();
  expect(events.map((event) => event.type).sort()).toEqual(["form_submitted", "page_viewed"]);
  expect(await poll()).toEqual([]);
});

test("a visit between our reading and our writing is found although our write hides it", async () => {
  const id = contactAt(4);
  app.control.editContact(id, { ripen_lead_score: "77" });
  expect(await poll()).toEqual([id]);
  const { client } = work;
  const slow: PortalWork = {
    ...work,
    client: {
      ...client,
      call: async (call) => {
        if (call.kind === "write") app.control.visitPage(id, "https://www.example.com/blog");
        return client.call(call);
      },
    },
  };
  await scoreMarked(pipeline(), slow);
  expect(await poll()).toEqual([id]);
});

test("a contact whose creation was missed is new, and an imported one sets nothing off", async () => {
  const id = app.control.createContact({ email: "new@acme.example" });
  const imported = app.control.createContact({ email: "row@acme.example" }, "IMPORT");
  expect((await poll()).toSorted()).toEqual([id, imported].toSorted());
  await score();
  const states = await fixture.ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "state"])
    .where("scenario", "=", "welcome")
    .where("contact_id", "in", [id, imported])
    .execute();
  expect(new Map(states.map((row) => [row.contact_id, row.state]))).toEqual(
    new Map([
      [id, "written"],
      [imported, "recorded"],
    ]),
  );
});

test("a missed edit is news when history proves a person's, and an import or another app's batch is none", async () => {
  const by = {
    person: contactAt(8),
    form: contactAt(9),
    imported: contactAt(10),
    app: contactAt(11),
  };
  app.control.editContact(by.person, { company: "Acme" });
  app.control.submitForm(by.form, "form", "Pricing: Demo", { company: "Acme" });
  app.control.editContact(by.imported, { country: "Chile", company: "Acme" }, "IMPORT", "1");
  app.control.editContact(by.app, { country: "Peru", company: "Acme" }, "INTEGRATION", "99");
  await poll();
  const marked = await takeDirty(fixture.ledger, app.id, 1_000, now);
  expect(new Map(marked.map((each) => [each.contactId, each.news]))).toEqual(
    new Map([
      [by.person, news.changed],
      [by.form, news.changed],
      [by.imported, news.none],
      [by.app, news.none],
    ]),
  );
  await score();
});

test("an edit that was read before is no news of what changed since", async () => {
  const id = contactAt(12);
  app.control.editContact(id, { company: "Before" });
  await poll();
  await score();
  await new Promise((resolve) => setTimeout(resolve, 5));
  app.control.editContact(id, { company: "Imported" }, "IMPORT", "1");
  expect(await poll()).toEqual([id]);
  expect(await takeDirty(fixture.ledger, app.id, 1, now)).toMatchObject([{ news: news.none }]);
});

test("a history that HubSpot refuses to tell proves nothing and holds nothing up", async () => {
  const id = contactAt(13);
  app.control.editContact(id, { company: "Acme" });
  const { client } = work;
  const refused = new HubSpotError({
    kind: "refused",
    status: 400,
    category: "VALIDATION_ERROR",
    message: "no history",
    context: {},
  });
  work = {
    ...work,
    client: {
      ...client,
      call: (call) =>
        JSON.stringify(call.body).includes('"propertiesWithHistory":["')
          ? Promise.reject(refused)
          : client.call(call),
    },
  };
  expect(await poll()).toEqual([id]);
  expect(await takeDirty(fixture.ledger, app.id, 1, now)).toMatchObject([{ news: news.none }]);
});

test("what has just changed is left to its webhook, until the next look", async () => {
  now = Math.max(now, Date.now()) + pace.pollEveryMs;
  while (await lookForChanges(pipeline(), work));
  const found = (await readSources(fixture.ledger.read, app.id)).get("poll:contacts");
  expect(found).toMatchObject({ checkedAt: now, watermark: now - pace.pollEveryMs / 10 });
});

test("nothing is polled before its time, and a broken poll goes on where it was", async () => {
  const calls = app.control.calls().length;
  expect(await lookForChanges(pipeline(), work)).toBe(false);
  expect(app.control.calls().length).toBe(calls);
  const id = contactAt(7);
  app.control.visitPage(id, "https://www.example.com/pricing");
  const before = (await readSources(fixture.ledger.read, app.id)).get("poll:contacts");
  now += pace.pollEveryMs;
  const broken = {
    ...work,
    client: { ...work.client, call: () => Promise.reject(new Error("down")) },
  };
  await expect(lookForChanges(pipeline(), broken)).rejects.toThrow("down");
  expect((await readSources(fixture.ledger.read, app.id)).get("poll:contacts")).toEqual(before);
  expect(await poll()).toContain(id);
});

test("what a publish has yet to score goes on beside the poll, a bit of each", async () => {
  let batches = 0;
  const markNext = async (): Promise<boolean> => (batches += 1) < 3;
  now = Math.max(now, Date.now()) + pace.pollEveryMs;
  const calls = app.control.calls().length;
  expect(await lookForChanges(pipeline(), work, { markNext })).toBe(true);
  expect(batches).toBe(1);
  expect(app.control.calls().length).toBeGreaterThan(calls);
});

test("a changed company marks the contacts that it is the company of", async () => {
  const company = app.control
    .contacts()
    .map((contact) => contact.properties["associatedcompanyid"])
    .find((id) => id !== undefined);
  if (company === undefined) throw new Error("no contact has a company");
  await new Promise((resolve) => setTimeout(resolve, 5));
  app.control.editCompany(company, { numberofemployees: "4321" });
  const expected = app.control
    .contacts()
    .filter((contact) => contact.properties["associatedcompanyid"] === company)
    .map((contact) => contact.id);
  // The clock of this test runs ahead of HubSpot's, so the company was read before it changed.
  await fixture.ledger.transaction(async (tx) => {
    await tx.updateTable("companies").set({ read_at: 1 }).execute();
  });
  expect((await poll()).toSorted()).toEqual(expected.toSorted());
});

test("a poll asks for no more names than one search takes", () => {
  expect(JSON.stringify(propertiesOfSources(standardSources)).length).toBeLessThan(2_000);
});
