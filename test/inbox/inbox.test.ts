import { afterEach, beforeEach, expect, test } from "vitest";
import { startInbox, type Inbox } from "../../src/inbox/inbox.ts";
import { createLog } from "../../src/base/log.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../src/store/portals/portals-file.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { requestStore } from "../../src/store/inbox/store-request.ts";
import { portal } from "../support/ledger/decision.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock, type ManualClock } from "../support/clocks/manual-clock.ts";

const fixture = useEmbeddedLedger();
let clock: ManualClock;
let portals: Portals;
let inbox: Inbox | null;
let opened: number[];

beforeEach(async () => {
  clock = manualClock(1_700_000_100_000);
  portals = await openPortalsFile(fixture.folder);
  await portals.install(portal, () => portalOf(portal));
  opened = [];
  inbox = null;
});
afterEach(() => inbox?.stop());

function start(owner = "one"): Inbox {
  const log = createLog("silent");
  inbox = startInbox({
    ledger: fixture.ledger,
    portals,
    clock,
    log,
    owner,
    appId: 777,
    times: { leaseMs: 30_000, renewMs: 10_000, idleMs: 5_000 },
    open: async (id) => {
      opened.push(id);
      return null;
    },
    onDisconnected: () => undefined,
  });
  return inbox;
}

const leases = async () =>
  new Map(
    (await fixture.ledger.read.selectFrom("leases").selectAll().execute()).map((row) => [
      row.name,
      row.expires_at,
    ]),
  );

test("every known portal gets a lane, each under a lease of its own", async () => {
  await portals.install(portalId(5), () => portalOf(5));
  start();
  await clock.slept(3);
  expect(opened.toSorted((a, b) => a - b)).toEqual([5, portal]);
  expect([...(await leases()).keys()].toSorted()).toEqual(["portal:12345", "portal:5", "splitter"]);
});

test("a stored request wakes the lane of its portal", async () => {
  const started = start();
  await clock.slept(2);
  const event = {
    eventId: 1,
    subscriptionId: 1,
    portalId: portal,
    appId: 777,
    occurredAt: 1_700_000_000_000,
    subscriptionType: "contact.creation",
    attemptNumber: 0,
    objectId: 1,
    changeSource: "CRM_UI",
    changeFlag: "CREATED",
  };
  await requestStore(fixture.ledger)({
    body: Buffer.from(JSON.stringify([event])),
    receivedAt: clock.now(),
  });
  started.wake(1_000);
  await clock.slept(4);
  expect(opened).toEqual([portal, portal]);
  expect(await fixture.ledger.read.selectFrom("dirty").selectAll().execute()).toHaveLength(1);
});

test("a portal that was installed meanwhile gets its lane at once when it is woken", async () => {
  const started = start();
  await clock.slept(2);
  await portals.install(portalId(5), () => portalOf(5));
  started.wakePortal(portalId(5));
  await clock.slept(3);
  expect(opened).toEqual([portal, 5]);
});

test("stop lets every lease go and starts no lane any more", async () => {
  const started = start();
  await clock.slept(2);
  await started.stop();
  started.wakePortal(portalId(5));
  expect([...(await leases()).values()]).toEqual([0, 0]);
  expect(opened).toEqual([portal]);
});

test("a second instance takes nothing while the first holds the leases", async () => {
  const first = start("one");
  await clock.slept(2);
  start("two");
  await clock.slept(4);
  expect(opened).toEqual([portal]);
  await first.stop();
  clock.pass(5_000);
  await clock.slept(6);
  expect(opened).toEqual([portal, portal]);
});
