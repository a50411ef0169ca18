import { beforeEach, expect, test } from "vitest";
import { splitInbox } from "../../src/inbox/split-inbox.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { readTallies } from "../../src/store/engine/tally.ts";
import { cardModel } from "../support/card-model.ts";
import { allRows } from "../support/ledger/all-rows.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";

const fixture = useEmbeddedLedger();
const clock = manualClock(1_700_000_100_000);
const appId = 777;
let portals: Portals;
let lease: Lease;

beforeEach(async () => {
  portals = await openPortalsFile(fixture.folder);
  await portals.install(portal, () => portalOf(portal));
  const taken = await takeLease(fixture.ledger, "splitter", "one", clock.now(), 30_000);
  if (taken === null) throw new Error("the lease is taken");
  lease = taken;
});

const eventOf = (contactId: number, changes: object = {}): object => ({
  eventId: contactId,
  subscriptionId: 1,
  portalId: portal,
  appId,
  occurredAt: 1_700_000_000_000,
  subscriptionType: "contact.propertyChange",
  attemptNumber: 0,
  objectId: contactId,
  propertyName: "jobtitle",
  propertyValue: "CEO",
  changeSource: "CRM_UI",
  ...changes,
});
const store = (...bodies: unknown[]) =>
  Promise.all(
    bodies.map((body) =>
      requestStore(fixture.ledger)({
        body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
        receivedAt: clock.now(),
      }),
    ),
  );
const split = () => splitInbox(fixture.ledger, portals, lease, appId, clock);
const marked = async () =>
  (await takeDirty(fixture.ledger, portal, 100, clock.now())).map((contact) => contact.contactId);

test("events mark their contacts, and the portal is told to have work", async () => {
  await store([eventOf(1), eventOf(2)], [eventOf(2), eventOf(3)]);
  expect(await split()).toEqual(new Set([portal]));
  expect(await marked()).toEqual(["1", "2", "3"]);
});

test("a request is taken apart once; then there is nothing to do", async () => {
  expect(await split()).toBeNull();
  await store([eventOf(1)]);
  await split();
  const before = await allRows(fixture.ledger);
  expect(await split()).toBeNull();
  expect(await allRows(fixture.ledger)).toEqual(before);
});

test("what cannot be understood goes to quarantine with its reason, and harms no other", async () => {
  await store(
    [eventOf(1), { nonsense: true }, eventOf(2, { occurredAt: "yesterday" })],
    "this is no JSON",
    [eventOf(3)],
  );
  expect(await split()).toEqual(new Set([portal]));
  expect(await marked()).toEqual(["1", "3"]);
  const rows = await fixture.ledger.read
    .selectFrom("quarantine")
    .selectAll()
    .orderBy("id")
    .execute();
  expect(rows.map((row) => row.inbox_id)).toEqual([1, 1, 2]);
  expect(rows.every((row) => row.reason !== "" && row.at === clock.now())).toBe(true);
  expect(await split()).toBeNull();
});

test("an event from the future outranks nothing: it goes to quarantine", async () => {
  const inElevenMinutes = clock.now() + 11 * 60_000;
  await store([eventOf(1, { occurredAt: inElevenMinutes }), eventOf(2)]);
  await split();
  expect(await marked()).toEqual(["2"]);
});

test("events of portals that we do not know are counted and dropped", async () => {
  await store([eventOf(1, { portalId: 999 }), eventOf(2), eventOf(3, { portalId: 998 })]);
  expect(await split()).toEqual(new Set([portal]));
  expect(await readTallies(fixture.ledger)).toEqual(
    new Map([
      ["event:changed:unknown_account", 2],
      ["event:changed:taken", 1],
    ]),
  );
  const { dirty } = await allRows(fixture.ledger);
  expect(dirty).toHaveLength(1);
});

test("a full inbox is taken apart in bounded steps, oldest first", async () => {
  const propertyValue = "x".repeat(60_000);
  await store(...Array.from({ length: 25 }, (_, n) => [eventOf(n + 1, { propertyValue })]));
  const seen: number[] = [];
  while ((await split()) !== null) seen.push((await marked()).length);
  expect(seen).toEqual([10, 20, 25]);
});

test("a splitter that lost its lease changes nothing", async () => {
  await store([eventOf(1)]);
  await takeLease(fixture.ledger, "splitter", "two", clock.now() + 60_000, 30_000);
  const before = await allRows(fixture.ledger);
  await expect(split()).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await allRows(fixture.ledger)).toEqual(before);
});

test("our own write come back is no work", async () => {
  await store([
    eventOf(1, {
      propertyName: "ripen_band",
      propertyValue: "high",
      changeSource: "INTEGRATION",
      sourceId: String(appId),
    }),
  ]);
  await split();
  expect(await marked()).toEqual([]);
});

test("our own write of an output mapped to the account's own property marks nobody", async () => {
  const model = { ...cardModel(1), outputs: { ripen_lead_score: "their_score" } };
  await portals.change(portal, (before) => ({
    ...before,
    models: [{ version: 1, name: "", note: "", publishedAt: 1, publishedBy: "ripen", model }],
    current: { lead: 1, customer: null },
  }));
  const own = { propertyName: "their_score", changeSource: "INTEGRATION", sourceId: String(appId) };
  await store([eventOf(1, own), eventOf(2, { ...own, propertyName: "another_score" })]);
  await split();
  expect(await marked()).toEqual(["2"]);
});
