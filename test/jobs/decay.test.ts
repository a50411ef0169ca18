import { afterEach, beforeEach, expect, test } from "vitest";
import { markDecayed } from "../../src/jobs/upkeep.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { openSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { takeDirty } from "../../src/store/marks/take-dirty.ts";
import { silent } from "../support/silent-log.ts";
import { manualClock } from "../support/clocks/manual-clock.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";
import { decisionOf, portal } from "../support/ledger/decision.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let folder: TemporaryFolder;
let ledger: Ledger;

beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openSqliteLedger(folder.path);
  const lease = await takeLease(ledger, "lane", "me", 0, 60_000);
  if (lease === null) throw new Error("The lease is taken");
  await commitBatch(ledger, {
    portalId: portal,
    lease,
    decisions: [
      decisionOf("due", { nextChangeAt: 5_000 }),
      decisionOf("later", { nextChangeAt: 5_001 }),
      decisionOf("never", { nextChangeAt: null }),
    ],
    failed: [],
    gone: [],
    step: null,
    now: 1_000,
  });
});

afterEach(async () => {
  await ledger.close();
  folder.remove();
});

async function decayOf(status: "connected" | "disconnected"): Promise<number[]> {
  const portals = memoryPortals();
  await portals.install(portal, () => portalOf(portal, { status }));
  const woken: number[] = [];
  const clock = manualClock(5_000);
  await markDecayed({ ledger, portals, clock, log: silent }, (id) => void woken.push(id));
  return woken;
}

test("contacts whose score has changed by itself are marked, silently, and no others", async () => {
  expect(await decayOf("connected")).toEqual([portal]);
  expect(await takeDirty(ledger, portal, 10, 5_000)).toMatchObject([{ contactId: "due", news: 0 }]);
});

test("a disconnected portal is left alone", async () => {
  expect(await decayOf("disconnected")).toEqual([]);
  expect(await takeDirty(ledger, portal, 10, 5_000)).toEqual([]);
});
