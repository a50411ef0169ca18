import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { outputProperties } from "../../config/properties.ts";
import { scenarios } from "../../config/scenarios.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { Decision } from "../../src/store/decision.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { liftPause, readPauses } from "../../src/store/portals/pauses.ts";
import { restingIn } from "../../src/store/portals/resting-outputs.ts";
import { releaseHeld } from "../../src/store/writes/held-writes.ts";
import { takeWrites } from "../../src/store/writes/take-writes.ts";
import { writeBack } from "../../src/writeback/write-back.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { decisionOf, firedAt } from "../support/ledger/decision.ts";

const fixture = useEmbeddedLedger();
const at = "2026-03-01T10:00:00.000Z";
let app: InstalledApp;
let lease: Lease;
let work: PortalWork;

beforeAll(async () => {
  app = await installApp();
  const bound = scenarios.map(({ name }) => name);
  await ensureProperties(app.client, outputProperties({ scenarios, bound }), "en");
});
afterAll(() => app.close());
beforeEach(async () => {
  const taken = await takeLease(fixture.ledger, `portal:${app.id}`, "one", Date.now(), 60_000);
  if (taken === null) throw new Error("the lease is taken");
  lease = taken;
  work = portalWork({ portalId: app.id, client: app.client, lease });
});

const intend = (...decisions: Decision[]) =>
  commitBatch(fixture.ledger, {
    portalId: app.id,
    lease,
    decisions,
    gone: [],
    failed: [],
    step: null,
    now: Date.parse(at),
  });
const run = () => writeBack({ ledger: fixture.ledger, clock: systemClock, log: silent }, work);
const letters = () => fixture.ledger.read.selectFrom("dead_letters").selectAll().execute();
const left = () => takeWrites(fixture.ledger, app.id, 1_000);
const states = async () =>
  new Map(
    (await fixture.ledger.read.selectFrom("crossings").selectAll().execute()).map((row) => [
      row.contact_id,
      row.state,
    ]),
  );
const dirty = async () =>
  (await takeDirty(fixture.ledger, app.id, 100, Date.now())).map((contact) => contact.contactId);
const contactAt = (n: number): string => app.control.contacts().at(n)?.id ?? "";
const welcomed = (id: string, more: Record<string, string> = {}): Decision =>
  decisionOf(id, {
    crossings: [firedAt("welcome", Date.parse(at))],
    write: { ripen_welcome_at: at, ...more },
  });

test("what is intended is written, 100 contacts a call, and settled", async () => {
  const ids = app.control.contacts().map((contact) => contact.id);
  for (let start = 0; start < ids.length; start += 100) {
    await intend(
      ...ids
        .slice(start, start + 100)
        .map((id) => decisionOf(id, { write: { ripen_lead_score: "42" } })),
    );
  }
  const before = app.control.calls().length;
  await run();
  expect(app.control.calls().length - before).toBe(Math.ceil(ids.length / 100));
  expect(await left()).toEqual([]);
  expect(
    app.control.contacts().every((contact) => contact.properties["ripen_lead_score"] === "42"),
  ).toBe(true);
});

test("a crossing is written once the trigger stands in HubSpot; sending it again is no change", async () => {
  const id = contactAt(0);
  await intend(welcomed(id));
  await run();
  expect(app.control.contact(id)?.properties["ripen_welcome_at"]).toBe(at);
  expect(await states()).toEqual(new Map([[id, "written"]]));
  const updatedAt = app.control.contact(id)?.updatedAt;
  await intend(decisionOf(id, { write: { ripen_welcome_at: at } }));
  await run();
  expect(app.control.contact(id)?.updatedAt).toBe(updatedAt);
});

test("a value that HubSpot does not take is left out, and all else of the contact is written", async () => {
  const [good, bad] = [contactAt(1), contactAt(2)];
  await intend(welcomed(good), welcomed(bad, { ripen_band: "no such band" }));
  await run();
  expect(await states()).toEqual(
    new Map([
      [good, "written"],
      [bad, "written"],
    ]),
  );
  expect(app.control.contact(bad)?.properties["ripen_welcome_at"]).toBe(at);
  expect(await left()).toEqual([]);
  expect(await letters()).toMatchObject([
    {
      contact_id: bad,
      stage: "write",
      cause: "option_gone",
      about: "ripen_band=no such band",
      payload_json: '{"ripen_band":"no such band"}',
    },
  ]);
});

test("a trigger that HubSpot does not take is refused alone", async () => {
  const id = contactAt(13);
  await intend(
    decisionOf(id, {
      crossings: [firedAt("welcome", Date.parse(at))],
      write: { ripen_welcome_at: "tomorrow", ripen_fit_score: "7" },
    }),
  );
  await run();
  expect(app.control.contact(id)?.properties["ripen_fit_score"]).toBe("7");
  expect(await letters()).toMatchObject([{ cause: "wrong_type", about: "ripen_welcome_at" }]);
});

test("one refused contact holds up nobody: it is rejected with HubSpot's reason", async () => {
  const [good, bad] = [contactAt(1), contactAt(2)];
  app.control.addWriteRule(({ id }) =>
    id === bad ? { property: "state", because: "country" } : null,
  );
  await intend(welcomed(good), welcomed(bad));
  await run();
  expect(await states()).toEqual(
    new Map([
      [good, "written"],
      [bad, "rejected"],
    ]),
  );
  expect(await left()).toEqual([]);
  const kept = await letters();
  expect(kept).toMatchObject([
    { contact_id: bad, stage: "write", cause: "account_rule", about: "state" },
  ]);
  expect(kept[0]?.reason).toMatch(/^[A-Z_]+: ./);
});

test("contacts that are gone or merged away are no failure: they are read again", async () => {
  const [deleted, primary, other, good] = [3, 4, 5, 6].map(contactAt) as [
    string,
    string,
    string,
    string,
  ];
  app.control.deleteContact(deleted);
  app.control.mergeContacts(primary, other);
  await intend(...[deleted, primary, other, good].map((id) => welcomed(id)));
  await run();
  expect(await left()).toEqual([]);
  expect((await dirty()).toSorted()).toEqual([deleted, primary, other].toSorted());
  expect((await states()).get(good)).toBe("written");
  expect((await states()).get(deleted)).toBe("intended");
  expect(await fixture.ledger.read.selectFrom("dead_letters").selectAll().execute()).toEqual([]);
});

test("when HubSpot cannot be asked, all stays intended and is sent by the next run", async () => {
  const id = contactAt(7);
  await intend(welcomed(id));
  const broken: PortalWork = {
    ...work,
    client: { ...app.client, call: () => Promise.reject(new Error("no way through")) },
  };
  await expect(
    writeBack({ ledger: fixture.ledger, clock: systemClock, log: silent }, broken),
  ).rejects.toThrow("no way through");
  expect(await left()).toHaveLength(1);
  expect(await states()).toEqual(new Map([[id, "intended"]]));
  await run();
  expect(await states()).toEqual(new Map([[id, "written"]]));
});

test("what is intended while a batch is on its way is sent too", async () => {
  const id = contactAt(8);
  await intend(decisionOf(id, { write: { ripen_lead_score: "1" } }));
  let isFirst = true;
  const slow: PortalWork = {
    ...work,
    client: {
      ...app.client,
      call: async (call) => {
        const answer = await app.client.call(call);
        if (isFirst) await intend(decisionOf(id, { write: { ripen_lead_score: "2" } }));
        isFirst = false;
        return answer;
      },
    },
  };
  await writeBack({ ledger: fixture.ledger, clock: systemClock, log: silent }, slow);
  expect(app.control.contact(id)?.properties["ripen_lead_score"]).toBe("2");
  expect(await left()).toEqual([]);
});

test("a lane that lost its lease settles nothing", async () => {
  const id = contactAt(9);
  await intend(welcomed(id));
  await takeLease(fixture.ledger, lease.name, "two", Date.now() + 120_000, 60_000);
  await expect(run()).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await states()).toEqual(new Map([[id, "intended"]]));
  expect(await left()).toHaveLength(1);
});

const resting = async () =>
  restingIn(await readPauses(fixture.ledger.read, app.id, Date.now())).map(({ name }) => name);
test("what somebody archived is held, the rest is written at once, and then the held values too", async () => {
  const [told, waiting] = [contactAt(10), contactAt(11)];
  app.control.archiveProperty("ripen_lead_score");
  app.control.archiveProperty("ripen_handoff_at");
  try {
    await intend(
      welcomed(told, { ripen_lead_score: "61" }),
      decisionOf(waiting, {
        crossings: [firedAt("handoff", Date.parse(at))],
        write: { ripen_handoff_at: at },
      }),
    );
    await run();
    expect(app.control.contact(told)?.properties["ripen_welcome_at"]).toBe(at);
    expect((await states()).get(told)).toBe("written");
    expect((await states()).get(waiting)).toBe("intended");
    expect((await resting()).toSorted()).toEqual(["ripen_handoff_at", "ripen_lead_score"]);
    expect(await letters()).toEqual([]);
    const calls = app.control.calls().length;
    await intend(decisionOf(told, { write: { ripen_lead_score: "62", ripen_fit_score: "7" } }));
    await run();
    // One call: nobody asks HubSpot again for what it is known to lack.
    expect(app.control.calls().length - calls).toBe(1);
    expect(app.control.contact(told)?.properties["ripen_fit_score"]).toBe("7");
    await run();
    expect(app.control.calls().length - calls).toBe(1);
  } finally {
    app.control.restoreProperty("ripen_lead_score");
    app.control.restoreProperty("ripen_handoff_at");
  }
  await fixture.ledger.transaction(async (tx) => {
    await liftPause(tx, app.id, "outputs");
    await releaseHeld(tx, app.id);
  });
  await run();
  expect(app.control.contact(told)?.properties["ripen_lead_score"]).toBe("62");
  expect(app.control.contact(waiting)?.properties["ripen_handoff_at"]).toBe(at);
  expect((await states()).get(waiting)).toBe("written");
});

test("what nobody wants written any more is not held", async () => {
  const id = contactAt(12);
  await intend(decisionOf(id, { write: { ripen_fit_score: "9", nobodys_property: "" } }));
  await run();
  expect(app.control.contact(id)?.properties["ripen_fit_score"]).toBe("9");
  expect(await resting()).toEqual([]);
  const rows = await fixture.ledger.read.selectFrom("writes").selectAll().execute();
  expect(rows).toEqual([]);
});
