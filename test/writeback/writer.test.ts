import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { outputProperties } from "../../config/properties.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { intendWrites } from "../../src/store/writes/intend-writes.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { pause } from "../../src/store/portals/pauses.ts";
import { takeWrites } from "../../src/store/writes/take-writes.ts";
import { createWriter } from "../../src/writeback/writer.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;

beforeAll(async () => {
  app = await installApp();
  await ensureProperties(app.client, outputProperties({ scenarios: [], bound: [] }), "en");
});
afterAll(() => app.close());
beforeEach(async () => {
  const lease = await takeLease(fixture.ledger, `portal:${app.id}`, "one", Date.now(), 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({ portalId: app.id, client: app.client, lease });
});

const writer = () => createWriter({ ledger: fixture.ledger, clock: systemClock, log: silent });
const intend = (score: string) =>
  fixture.ledger.transaction((tx) =>
    intendWrites(
      tx,
      app.id,
      app.control
        .contacts()
        .map(({ id }) => ({ contactId: id, properties: { ripen_lead_score: score } })),
      Date.now(),
    ),
  );
const shown = () =>
  new Set(app.control.contacts().map(({ properties }) => properties["ripen_lead_score"]));
const writes = () => app.control.calls().filter(({ route }) => route === "contacts.batch.update");

test("batches go out side by side, and no contact is in two of them", async () => {
  await intend("41");
  const before = writes().length;
  const writing = writer();
  for (let n = 0; n < 6; n += 1) await writing.push(work);
  await writing.idle();
  expect(await takeWrites(fixture.ledger, app.id, 1_000)).toEqual([]);
  expect(writes().length - before).toBe(Math.ceil(app.control.contacts().length / 100));
  expect(shown()).toEqual(new Set(["41"]));
});

test("what fails is told once and stays intended", async () => {
  await intend("42");
  const broken = {
    ...work,
    client: { ...work.client, call: () => Promise.reject(new Error("down")) },
  };
  const writing = writer();
  await writing.push(broken);
  await expect(writing.idle()).rejects.toThrow("down");
  await writing.push(work);
  await writing.idle();
  expect(shown()).toEqual(new Set(["42"]));
});

test("paused writes of a contact stay where they are", async () => {
  const [first] = app.control.contacts();
  await intend("43");
  await fixture.ledger.transaction((tx) =>
    pause(tx, app.id, `contact:${first?.id}`, Date.now(), {
      until: null,
      reason: "write loop",
      detail: {},
    }),
  );
  const writing = writer();
  await writing.push(work);
  await writing.idle();
  const left = await takeWrites(fixture.ledger, app.id, 1_000);
  expect(left.map((write) => write.contactId)).toEqual([first?.id]);
});
