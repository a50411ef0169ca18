import { beforeEach, describe, expect, test } from "vitest";
import { releasePacedWrites } from "../../src/enrolment/release-writes.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { Decision } from "../../src/store/decision.ts";
import { takeLease, type Lease } from "../../src/store/engine/lease.ts";
import { takeWrites } from "../../src/store/writes/take-writes.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { decisionOf, portal, scoreOf, turnOf } from "../support/ledger/decision.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = 1_000 * day;

const pace = (most: number, per: "hour" | "day") => ({ most, per, since: start, by: "ana" });
const written = (id: string, leadScore: number, modelVersion = 1): Decision =>
  decisionOf(id, {
    score: scoreOf({ leadScore, modelVersion }),
    write: { ripen_band: "high" },
    pace: "inTurn",
  });

describe("a paced write", () => {
  const fixture = useEmbeddedLedger();
  let now: number;
  let lease: Lease;
  let work: PortalWork;

  const commit = (...decisions: Decision[]) =>
    commitBatch(fixture.ledger, turnOf(lease, decisions, { now }));
  const look = (changes: Partial<PortalWork> = {}) =>
    releasePacedWrites(
      { ledger: fixture.ledger, clock: { now: () => now, sleep: () => Promise.resolve() } },
      { ...work, ...changes },
    );
  const due = async () =>
    (await takeWrites(fixture.ledger, portal, 100)).map(({ contactId }) => contactId);

  beforeEach(async () => {
    now = start;
    const taken = await takeLease(fixture.ledger, "portal:12345", "one", now, 100 * day);
    if (taken === null) throw new Error("the lease is taken");
    lease = taken;
    work = portalWork({ lease, writePace: pace(2, "hour") });
    await commit(...[10, 40, 20, 30, 50].map((score, i) => written(String(i), score)));
  });

  test("goes best score first, so many contacts an hour", async () => {
    expect(await look()).toBe(true);
    expect(await due()).toEqual(["1", "4"]);
    expect(await look()).toBe(false);
    now += hour;
    expect(await look()).toBe(true);
    expect(await due()).toEqual(["1", "2", "3", "4"]);
  });

  test("spreads a day's number over the day", async () => {
    work = { ...work, writePace: pace(3, "day") };
    for (let i = 0; i < 24; i += 1) {
      await look();
      expect(await due()).toHaveLength(Math.min(i + 1, 3));
      now += hour;
    }
  });

  test("goes whole once no pace is set any more", async () => {
    await look();
    work = { ...work, writePace: null };
    expect(await look()).toBe(true);
    expect(await due()).toHaveLength(5);
    expect(await look()).toBe(false);
  });

  test("waits until all are scored, so that the best of all go first, for a day at most", async () => {
    await commit(decisionOf("9", { score: scoreOf({ modelVersion: 9 }) }));
    expect(await look()).toBe(false);
    now += day;
    expect(await look()).toBe(true);
  });
});
