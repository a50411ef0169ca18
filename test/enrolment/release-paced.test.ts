import { beforeEach, describe, expect, test } from "vitest";
import { releasePaced } from "../../src/enrolment/release-paced.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { Decision } from "../../src/store/decision.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { countRollout } from "../../src/store/crossings/rollouts.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { decisionOf, firedAt, portal, scoreOf, turnOf } from "../support/ledger/decision.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Midnight of a day in the portal's time zone, UTC. */
const start = 1_000 * day;

const rollout = (mostADay: number) => ({
  version: 2,
  mostADay,
  startedAt: start,
  startedBy: "ana@acme.example",
  expected: 10,
});
const paced = (contactId: string, leadScore: number, scenario = "handoff"): Decision =>
  decisionOf(contactId, {
    score: scoreOf({ leadScore, modelVersion: 2 }),
    crossings: [{ ...firedAt(scenario, start, "paced"), rollout: 2 }],
  });

const people = (n: number, scenario?: string) =>
  Array.from({ length: n }, (_, i) => paced(String(100 + i), i, scenario));

describe("a publish that was ticked 'enrol up to N a day'", () => {
  const fixture = useEmbeddedLedger();
  let now: number;
  let lease: Lease;
  let work: PortalWork;

  const commit = (...decisions: Decision[]) =>
    commitBatch(fixture.ledger, turnOf(lease, decisions, { now }));
  const look = (changes: Partial<PortalWork> = {}) =>
    releasePaced(
      { ledger: fixture.ledger, clock: { now: () => now, sleep: () => Promise.resolve() } },
      { ...work, ...changes },
    );
  const marked = async () =>
    (await takeDirty(fixture.ledger, portal, 1_000, now)).map(({ contactId }) => contactId);
  const counts = async () => (await countRollout(fixture.ledger.read, portal, 2))[0];

  beforeEach(async () => {
    now = start;
    const taken = await takeLease(fixture.ledger, "portal:12345", "one", now, 100 * day);
    if (taken === null) throw new Error("the lease is taken");
    lease = taken;
    work = portalWork({
      lease,
      versions: { lead: 2, customer: null },
      rollouts: [rollout(48)],
    });
  });

  test("gives the best their turn first, a 24th of the day's number in an hour", async () => {
    await commit(...people(10));
    expect(await look()).toBe(true);
    expect((await marked()).toSorted()).toEqual(["108", "109"]);
    now += hour / 2;
    expect(await look()).toBe(false);
    now += hour / 2;
    expect(await look()).toBe(true);
    expect((await marked()).toSorted()).toEqual(["106", "107", "108", "109"]);
    expect(await counts()).toMatchObject({ left: 6, held: 4 });
  });

  test("never gives more than N turns in the portal's day, and the next day goes on", async () => {
    await commit(...people(12));
    work = { ...work, rollouts: [rollout(5)] };
    for (let i = 0; i < 24; i += 1) {
      await look();
      now += hour;
    }
    expect(await marked()).toHaveLength(5);
    await look();
    expect(await marked()).toHaveLength(6);
  });

  test("counts the day in the portal's time zone", async () => {
    await commit(...people(3));
    work = { ...work, rollouts: [rollout(1)], timeZone: "America/Bogota" };
    await look();
    now = start + 4 * hour;
    expect(await look()).toBe(false);
    now = start + 5 * hour;
    expect(await look()).toBe(true);
  });

  test("looks no more often than the poll does", async () => {
    await commit(...people(3));
    await look();
    work = { ...work, rollouts: [rollout(480)] };
    expect(await look()).toBe(false);
    now += work.pace.pollEveryMs;
    expect(await look()).toBe(true);
  });

  test("waits until every contact is scored by the version, for a day at most", async () => {
    await commit(...people(2), decisionOf("9", { score: scoreOf({ modelVersion: 1 }) }));
    expect(await look()).toBe(false);
    now += day;
    expect(await look()).toBe(true);
  });

  test("takes no more than the scenario's own cap leaves of the day", async () => {
    await commit(...people(10));
    const scenarios = work.scenarios.map((each) => ({ ...each, mostADay: 1 }));
    await look({ scenarios });
    now += hour;
    expect(await look({ scenarios })).toBe(false);
    expect(await counts()).toMatchObject({ left: 9, held: 1 });
  });

  test("gives one contact one nurturing scenario at a time, by priority", async () => {
    const [both] = people(1, "welcome");
    if (both === undefined) throw new Error("nobody");
    await commit({
      ...both,
      crossings: [...both.crossings, { ...firedAt("nurture", start, "paced"), rollout: 2 }],
    });
    await look();
    now += 2 * hour;
    await look();
    const all = await countRollout(fixture.ledger.read, portal, 2);
    expect(all).toMatchObject([
      { scenario: "nurture", left: 1, held: 0 },
      { scenario: "welcome", left: 0, held: 1 },
    ]);
  });

  test.each<[string, Partial<PortalWork>]>([
    ["a dry run", { isDryRun: true }],
    ["a scenario that was bound later", { scenarios: [] }],
  ])("lets nobody go under %s", async (_name, changes) => {
    await commit(...people(2));
    expect(await look(changes)).toBe(false);
    expect(await counts()).toMatchObject({ left: 2 });
  });

  test("is silent for good once another version is in force, whatever crashed in between", async () => {
    await commit(...people(2));
    expect(await look({ rollouts: [] })).toBe(false);
    expect(await counts()).toMatchObject({ left: 0, held: 0, begun: 0, dropped: 2 });
    now += day;
    expect(await look()).toBe(false);
    expect(await marked()).toEqual([]);
  });
});
