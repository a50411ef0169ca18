import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { readActivities } from "../../src/reading/read-activities.ts";
import { queueActivity } from "../../src/store/events/activities.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { scoreMarked, scoreNextPage } from "../../src/pipeline.ts";
import { startJob } from "../../src/store/portals/jobs.ts";
import { markDirty, news } from "../../src/store/marks/mark-dirty.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { silent } from "../support/silent-log.ts";
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
  now = Date.now();
  const lease = await takeLease(fixture.ledger, `portal:${app.id}`, "one", now, 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({ portalId: app.id, client: app.client, lease });
});

const announce = (kind: "meeting" | "call", activityId: string) =>
  fixture.ledger.transaction((tx) =>
    queueActivity(tx, app.id, { kind, activityId, news: news.changed, notBefore: now }),
  );
const read = () => readActivities({ ledger: fixture.ledger, clock }, work);
const events = async () =>
  (await fixture.ledger.read.selectFrom("events").selectAll().execute()).map((row) => [
    row.contact_id,
    row.id,
    row.type,
  ]);
const marked = async () =>
  (await takeDirty(fixture.ledger, app.id, 100, now)).map(
    (row) => [row.contactId, row.news] as const,
  );
const contactAt = (n: number): string => app.control.contacts().at(n)?.id ?? "";

test("a meeting and a held call become events of their contacts and mark them, once", async () => {
  const [met, called] = [contactAt(1), contactAt(2)];
  app.control.bookMeeting(met);
  const meeting = app.control.objectsOf(met, "meetings").at(-1) ?? "";
  const call = app.control.logCall(called, { hs_call_status: "COMPLETED" });
  await announce("meeting", meeting);
  await announce("call", call);
  expect(await read()).toBe(true);
  expect(await read()).toBe(false);
  await announce("call", call);
  await read();
  expect(new Set(await events())).toEqual(
    new Set([
      [met, `meeting/${meeting}`, "meeting_booked"],
      [called, `call/${call}`, "call_held"],
    ]),
  );
  expect(new Set(await marked())).toEqual(
    new Set([
      [met, news.changed],
      // Logged by hand: ours, and no news of the contact.
      [called, news.none],
    ]),
  );
});

test("a meeting is read while many contacts wait to be scored, and while the first run goes on", async () => {
  const { ledger } = fixture;
  const pipeline = { ledger, clock, log: silent };
  const book = async (n: number): Promise<void> => {
    app.control.bookMeeting(contactAt(n));
    await announce("meeting", app.control.objectsOf(contactAt(n), "meetings").at(-1) ?? "");
  };
  const unread = async () =>
    (await ledger.read.selectFrom("activities").select("activity_id").execute()).length;
  await book(4);
  await ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));
  expect(await scoreNextPage(pipeline, work)).toBe(100);
  expect(await unread()).toBe(0);

  await book(5);
  const many = app.control.contacts().slice(100, 250);
  await ledger.transaction((tx) =>
    markDirty(
      tx,
      app.id,
      many.map(({ id }) => ({ contactId: id, news: news.none })),
      now,
    ),
  );
  expect(await unread()).toBe(1);
  expect(await scoreMarked(pipeline, work)).toBe(100);
  expect(await unread()).toBe(0);
});

test("a missed call of the contact is nothing, and a ringing one is looked at again later", async () => {
  const id = contactAt(3);
  const missed = { hs_call_status: "NO_ANSWER", hs_call_direction: "INBOUND" };
  await announce("call", app.control.logCall(id, missed));
  await announce("call", app.control.logCall(id, { hs_call_status: "CANCELED" }));
  const ringing = app.control.logCall(id, { hs_call_status: "RINGING" });
  await announce("call", ringing);
  await read();
  expect(await events()).toEqual([]);
  expect(await read()).toBe(false);
  app.control.editObject("calls", ringing, { hs_call_status: "COMPLETED" });
  now += work.pace.activityAgainMs;
  await read();
  expect(await events()).toEqual([[id, `call/${ringing}`, "call_held"]]);
});

test("a call of ours that nobody answered is an attempt, whichever way HubSpot says so, and no news", async () => {
  const id = contactAt(5);
  const noAnswer = "73a0d17f-1163-4015-bdd5-ec830791da20";
  const calls = [
    app.control.logCall(id, { hs_call_status: "NO_ANSWER", hs_call_direction: "OUTBOUND" }),
    app.control.logCall(id, { hs_call_disposition: noAnswer }),
  ];
  for (const call of calls) await announce("call", call);
  await read();
  expect(new Set(await events())).toEqual(
    new Set(calls.map((call) => [id, `call/${call}`, "call_tried"])),
  );
  expect(await marked()).toEqual([[id, news.none]]);
});

test("a meeting that a date of the contact told already is not told again", async () => {
  const id = contactAt(4);
  app.control.bookMeeting(id);
  const meeting = app.control.objectsOf(id, "meetings").at(-1) ?? "";
  await fixture.ledger.transaction(async (tx) => {
    const told = {
      portal_id: app.id,
      contact_id: id,
      id: `${id}/engagements_last_meeting_booked@1`,
      type: "meeting_booked",
      occurred_at: Date.now(),
      source: "date",
      properties_json: "{}",
      recorded_at: now,
    };
    await tx.insertInto("events").values(told).execute();
  });
  await announce("meeting", meeting);
  await read();
  expect(await events()).toHaveLength(1);
  expect(await marked()).toEqual([]);
});

test("an activity that is gone is forgotten", async () => {
  await announce("meeting", "999999");
  expect(await read()).toBe(true);
  expect(await read()).toBe(false);
});

test("whose act it was shows in the event: a call that came in is the contact's, one of ours is no news", async () => {
  const [asking, phoned] = [contactAt(5), contactAt(6)];
  const held = { hs_call_status: "COMPLETED" };
  const came = app.control.logCall(asking, { ...held, hs_call_direction: "INBOUND" });
  const made = app.control.logCall(phoned, { ...held, hs_call_direction: "OUTBOUND" });
  await announce("call", came);
  await announce("call", made);
  await read();
  const rows = await fixture.ledger.read
    .selectFrom("events")
    .select(["contact_id", "source"])
    .execute();
  expect(new Map(rows.map((row) => [row.contact_id, row.source]))).toEqual(
    new Map([
      [asking, "activity"],
      [phoned, "sales"],
    ]),
  );
  expect(new Map(await marked())).toEqual(
    new Map([
      [asking, news.changed],
      [phoned, news.none],
    ]),
  );
});

test("a one-to-one mail of ours leaves nothing of the contact's own to read, its reply does", async () => {
  const id = contactAt(7);
  const replied = () => app.control.contact(id)?.properties["hs_sales_email_last_replied"];
  const before = replied();
  app.control.logEmail(id, { hs_email_direction: "EMAIL", hs_email_status: "SENT" });
  expect(replied()).toBe(before);
  app.control.replyToEmail(id);
  expect(replied()).not.toBe(before);
});
