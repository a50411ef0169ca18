import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pace } from "../../config/schedule.ts";
import { systemClock } from "../../src/base/clock.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { readDeals } from "../../src/outcomes/read-deals.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { recallDeals } from "../../src/store/outcomes/keep-deals.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
let now = Date.now();
const clock = { ...systemClock, now: () => now };

beforeAll(async () => {
  app = await installApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  now = Date.now() + 1_000;
  const lease = await takeLease(fixture.ledger, `portal:${app.id}`, "one", now, 600_000);
  if (lease === null) throw new Error("the lease is taken");
  const often = { ...pace, dealsEveryMs: 1_000 };
  const features = new Set(["deals"] as const);
  work = portalWork({ portalId: app.id, client: app.client, lease, features, pace: often });
});

const read = () => readDeals({ ledger: fixture.ledger, clock }, work);
/** The first look only starts the clock. */
const start = async () => {
  await read();
  now += work.pace.dealsEveryMs;
};
/** A contact of whom the made-up portal has no deal. */
function withoutDeals(): string {
  const { control } = app;
  const found = control.contacts().find(({ id }) => control.objectsOf(id, "deals").length === 0);
  return found?.id ?? "";
}
const kept = async (contactId: string) =>
  (
    await fixture.ledger.read
      .selectFrom("outcomes")
      .select(["kind", "value", "at", "amount"])
      .where("contact_id", "=", contactId)
      .execute()
  ).map((row) => ({ ...row }));

test("deals are kept as they stand, with date and amount, and a reopened one is open again", async () => {
  const contact = withoutDeals();
  const closedate = "2026-02-03T10:00:00.000Z";
  const at = Date.parse(closedate);
  const won = app.control.addDeal(contact, { dealstage: "closedwon", closedate, amount: "1200.5" });
  const lost = app.control.addDeal(contact, { dealstage: "closedlost", closedate });
  const open = app.control.addDeal(contact, { dealstage: "contractsent", closedate });
  const madeAt = Date.parse(app.control.object("deals", open)?.["createdate"] ?? "");
  await start();
  expect(await read()).toBe(false);
  expect(await kept(contact)).toEqual([
    { kind: "deal_won", value: won, at, amount: 1200.5 },
    { kind: "deal_lost", value: lost, at, amount: null },
    { kind: "deal_open", value: open, at: madeAt, amount: null },
  ]);

  const calls = app.control.calls().length;
  await read();
  expect(app.control.calls().length).toBe(calls);
  app.control.editObject("deals", lost, { dealstage: "contractsent" });
  now += work.pace.dealsEveryMs;
  await read();
  expect((await kept(contact)).map((row) => row.kind)).toEqual([
    "deal_won",
    "deal_open",
    "deal_open",
  ]);
});

const marked = async () =>
  (await fixture.ledger.read.selectFrom("dirty").select("contact_id").execute()).map(
    (row) => row.contact_id,
  );

test("who has a deal is scored again once all are read, later whoever has a changed one", async () => {
  const contact = withoutDeals();
  const deal = app.control.addDeal(contact, { dealstage: "contractsent" });
  await start();
  await read();
  expect((await marked()).length).toBeGreaterThan(1);
  expect(await marked()).toContain(contact);
  await fixture.ledger.transaction((tx) => tx.deleteFrom("dirty").execute());
  app.control.editObject("deals", deal, { dealstage: "closedlost" });
  now += work.pace.dealsEveryMs;
  await read();
  expect(await marked()).toEqual([contact]);
});

test("where the scope is taken back, deals are unknown again and their contacts scored anew", async () => {
  const contact = withoutDeals();
  app.control.addDeal(contact, { dealstage: "contractsent" });
  await start();
  await read();
  const known = () => recallDeals(fixture.ledger.read, app.id, [contact]);
  expect((await known())?.get(contact)).toMatchObject([{ kind: "deal_open" }]);
  await fixture.ledger.transaction((tx) => tx.deleteFrom("dirty").execute());
  work = { ...work, features: new Set() };
  await read();
  expect(await known()).toBeNull();
  expect(await marked()).toContain(contact);
});

test("without the scope no call is made, and a refusal rests for a day", async () => {
  const calls = app.control.calls().length;
  work = { ...work, features: new Set() };
  expect(await read()).toBe(false);
  expect(app.control.calls().length).toBe(calls);

  let asked = 0;
  const client: PortalWork["client"] = {
    ...app.client,
    call: () => {
      asked += 1;
      return Promise.reject(
        new HubSpotError({ kind: "forbidden", missingScopes: ["crm.objects.deals.read"] }),
      );
    },
  };
  work = { ...work, client, features: new Set(["deals"]) };
  await start();
  expect(await read()).toBe(false);
  expect(await read()).toBe(false);
  expect(asked).toBe(1);
  expect((await readPauses(fixture.ledger.read, app.id, now)).has("feature:deals")).toBe(true);
});
