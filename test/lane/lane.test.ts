import { afterEach, beforeEach, expect, test } from "vitest";
import { RipenError } from "../../src/base/errors.ts";
import type { HubSpotClient } from "../../src/hubspot/transport/client.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { startLane, type Lane, type LaneDeps } from "../../src/lane/lane.ts";
import { createLog } from "../../src/base/log.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { intendWrites } from "../../src/store/writes/intend-writes.ts";
import { news, markDirty } from "../../src/store/marks/mark-dirty.ts";
import { pause, readPauses } from "../../src/store/portals/pauses.ts";
import { resumeWrites } from "../../src/store/portals/resume-writes.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { portal } from "../support/ledger/decision.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { manualClock, type ManualClock } from "../support/clocks/manual-clock.ts";

const idleMs = 60_000;
const held: Lease = { name: "portal:12345", owner: "one", fence: 1 };
const fixture = useEmbeddedLedger();

let clock: ManualClock;
let lane: Lane | null;
let calls: string[];
beforeEach(() => {
  clock = manualClock(1_000);
  lane = null;
  calls = [];
});
afterEach(() => lane?.stop());

/** Starts a lane whose portal has no work, but for what `changes` say. */
function start(changes: Partial<LaneDeps> = {}): Lane {
  const log = createLog("silent");
  lane = startLane({
    pipeline: { ledger: fixture.ledger, clock, log },
    clock,
    log,
    portalId: portal,
    lease: async () => held,
    forgetLease: () => void calls.push("forget lease"),
    release: async (lease) => void calls.push(`release ${lease.fence}`),
    open: async () => {
      calls.push("open");
      return null;
    },
    onDisconnected: () => void calls.push("disconnected"),
    granted: async () => "",
    idleMs,
    ...changes,
  });
  return lane;
}

/** An `open` that throws each of these once, and then has no work. */
const failing =
  (...thrown: unknown[]): LaneDeps["open"] =>
  async () => {
    calls.push("open");
    if (thrown.length > 0) throw thrown.shift();
    return null;
  };

test("an idle lane looks again after its time, not before", async () => {
  start();
  await clock.slept(1);
  clock.pass(idleMs - 1);
  expect(calls).toEqual(["open"]);
  clock.pass(1);
  await clock.slept(2);
  expect(calls).toEqual(["open", "open"]);
  expect(clock.sleeps).toEqual([idleMs, idleMs]);
});

test("a woken lane looks at once", async () => {
  const started = start();
  await clock.slept(1);
  started.wake();
  await clock.slept(2);
  expect(calls).toEqual(["open", "open"]);
});

test("what comes while it looks is not slept over", async () => {
  let looks = 0;
  const started = start({
    open: async () => {
      looks += 1;
      if (looks === 1) started.wake();
      return null;
    },
  });
  await clock.slept(1);
  expect(looks).toBe(2);
});

test("while HubSpot asks for patience it sleeps until then, whoever wakes it", async () => {
  const limited = { kind: "rateLimited", policy: "rolling", retryAt: 8_500 } as const;
  const started = start({ open: failing(new HubSpotError(limited)) });
  await clock.slept(1);
  expect(clock.sleeps).toEqual([7_500]);
  started.wake();
  clock.pass(7_499);
  expect(calls.filter((call) => call === "open")).toHaveLength(1);
  clock.pass(1);
  await clock.slept(2);
  expect(calls.filter((call) => call === "open")).toHaveLength(2);
});

test("a time to retry that has passed is not waited for", async () => {
  const late = { kind: "unavailable", status: 503, retryAt: 1 } as const;
  start({ open: failing(new HubSpotError(late)) });
  await clock.slept(1);
  expect(clock.sleeps).toEqual([0]);
});

test("a lane that lost its lease forgets it and leaves the portal alone for a while", async () => {
  start({ open: failing(new RipenError("LEASE_LOST", "lost")) });
  await clock.slept(1);
  expect(calls).toEqual(["open", "forget lease"]);
  expect(clock.sleeps).toEqual([idleMs]);
});

test("without the lease nothing is opened", async () => {
  start({ lease: async () => null });
  await clock.slept(1);
  expect(calls).toEqual([]);
});

test("a portal that HubSpot has disconnected is told of", async () => {
  start({ open: failing(new HubSpotError({ kind: "disconnected" })) });
  await clock.slept(1);
  expect(calls).toEqual(["open", "forget lease", "disconnected"]);
});

const forbidden = (): HubSpotError =>
  new HubSpotError({ kind: "forbidden", missingScopes: ["crm.objects.contacts.write"] });
const day = 86_400_000;
const opened = (): number => calls.filter((call) => call === "open").length;

test("a lane that may do nothing rests for a day, however often webhooks wake it", async () => {
  const started = start({ open: failing(forbidden()) });
  for (let looks = 1; looks <= 5; looks += 1) {
    await clock.slept(looks);
    started.wake();
  }
  expect(opened()).toBe(1);
  await clock.slept(6);
  clock.pass(day);
  await clock.slept(7);
  expect(opened()).toBe(2);
});

test("a new install ends that rest at once", async () => {
  let granted = "1 oauth";
  const started = start({ open: failing(forbidden()), granted: async () => granted });
  await clock.slept(1);
  granted = "2 oauth automation";
  started.wake();
  await clock.slept(2);
  expect(opened()).toBe(2);
});

test("an install at another instance ends it at the next look, and one of before it at once", async () => {
  let granted = "1";
  start({
    open: async () => {
      calls.push("open");
      if (opened() > 2) return null;
      // While the turn was under way.
      if (opened() === 2) granted = "3";
      throw forbidden();
    },
    granted: async () => granted,
  });
  await clock.slept(1);
  granted = "2";
  clock.pass(idleMs);
  await clock.slept(2);
  expect(opened()).toBe(3);
});

test("a store that cannot be read does not end the lane in its rest", async () => {
  let looks = 0;
  start({
    open: failing(forbidden()),
    granted: async () => {
      looks += 1;
      if (looks === 2) throw new Error("disk full");
      return looks > 2 ? "2" : "1";
    },
  });
  await clock.slept(1);
  clock.pass(idleMs);
  await clock.slept(2);
  expect(opened()).toBe(2);
});

test("turns that end in a 403 without a named permission have growing gaps, and Health knows of them", async () => {
  let turns = 0;
  const unclear = new HubSpotError({ kind: "forbidden", missingScopes: [], unclear: true });
  start({
    open: async () => portalWork({ lease: held }),
    turn: () => {
      turns += 1;
      return Promise.reject(unclear);
    },
  });
  const asked: number[] = [];
  for (let minute = 0; minute < 15; minute += 1) {
    await clock.slept(minute + 1);
    asked.push(turns);
    clock.pass(60_000);
  }
  expect(asked).toEqual([1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4]);
  const pauses = await readPauses(fixture.ledger.read, portal, clock.now());
  expect(pauses.get("feature:contacts")).toMatchObject({
    reason: "refused",
    until: 1_000 + 30 * 60_000,
  });
});

test("any other failure is tried again, and neither spins nor ends the lane", async () => {
  start({ open: failing(new Error("a bug"), "a text") });
  await clock.slept(1);
  clock.pass(5_000);
  await clock.slept(2);
  clock.pass(5_000);
  await clock.slept(3);
  expect(clock.sleeps).toEqual([5_000, 5_000, idleMs]);
});

test("stop ends it after the step under way and lets the lease go", async () => {
  const step = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const started = start({
    open: async () => {
      entered.resolve();
      await step.promise;
      calls.push("step done");
      return null;
    },
  });
  await entered.promise;
  const stopping = started.stop().then(() => calls.push("stopped"));
  step.resolve();
  await stopping;
  expect(calls).toEqual(["step done", "release 1", "stopped"]);
});

test("stop ends a sleep at once, that for HubSpot's sake too", async () => {
  const moving = { kind: "paused", reason: "moving", retryAt: 86_400_000 } as const;
  const started = start({ open: failing(new HubSpotError(moving)) });
  await clock.slept(1);
  await started.stop();
  expect(calls.at(-1)).toBe("release 1");
});

test("marks that a publish sets while a turn waits to begin are answered by what it published", async () => {
  const workOf = (name: string): PortalWork => {
    const base = portalWork({ lease: held });
    const call = (): Promise<never> => {
      calls.push(`call of ${name}`);
      return Promise.reject(new Error("enough"));
    };
    return { ...base, client: { ...base.client, call } };
  };
  let inForce = workOf("before");
  start({
    open: async () => inForce,
    turn: async (work) => {
      inForce = workOf("after");
      await fixture.ledger.transaction((tx) =>
        markDirty(tx, portal, [{ contactId: "1", news: news.none }], 1_000),
      );
      return work();
    },
  });
  await clock.slept(1);
  expect(calls.filter((call) => call.startsWith("call of"))).toEqual(["call of after"]);
});

test("an idle lane writes what a breaker held back once somebody has resumed it", async () => {
  const lease = await takeLease(fixture.ledger, held.name, held.owner, 1_000, 1e9);
  if (lease === null) throw new Error("the lease is taken");
  const base = portalWork({ lease });
  const call: HubSpotClient["call"] = async ({ kind, schema }) => {
    if (kind === "write") calls.push("write");
    return schema.parse({ results: [], total: 0 });
  };
  const work: PortalWork = { ...base, client: { ...base.client, call } };
  await fixture.ledger.transaction(async (tx) => {
    await intendWrites(tx, portal, [{ contactId: "1", properties: { a: "1" } }], 1_000);
    await pause(tx, portal, "contact:1", 1_000, { until: null, reason: "a test", detail: {} });
  });
  start({ open: async () => work });
  await clock.slept(1);
  expect(calls).toEqual([]);
  await fixture.ledger.transaction((tx) => resumeWrites(tx, portal));
  clock.pass(idleMs);
  await clock.slept(2);
  expect(calls).toEqual(["write"]);
});
