import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dayMs } from "../../src/base/time/utc-day.ts";
import { upkeepJobs } from "../../src/jobs/upkeep.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import { openStores, type Stores } from "../../src/store/open-stores.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { silent } from "../support/silent-log.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const home = portalId(480_001);
const now = Date.parse("2026-11-30T12:00:00Z");
let folder: TemporaryFolder;
let stores: Stores;

beforeEach(async () => {
  folder = temporaryFolder();
  stores = await openStores({ dataDir: folder.path, databaseUrl: null }, () => undefined);
  await stores.portals.install(home, () => portalOf(home));
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

test("events and daily scores are kept as many months as the operator sets", async () => {
  const days = [20, 40, 700];
  await stores.ledger.transaction(async (tx) => {
    for (const age of days) {
      const at = now - age * dayMs;
      await tx
        .insertInto("events")
        .values({
          portal_id: home,
          contact_id: "1",
          id: `${age}`,
          type: "page_viewed",
          occurred_at: at,
          source: "counter",
          properties_json: "{}",
          recorded_at: at,
          counted_at: at,
        })
        .execute();
      await tx
        .insertInto("score_days")
        .values({
          portal_id: home,
          contact_id: "1",
          day: Math.floor(at / dayMs),
          fit: 1,
          pain: 1,
          lead_score: 2,
        })
        .execute();
    }
  });
  const left = async (months: number) => {
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const keep = {
      keepRequestsDays: 7,
      keepHistoryMonths: months,
      purgeAfterDays: 30,
      erasedFile: path.join(folder.path, "erased.json"),
    };
    await upkeepJobs({ ...stores, clock, log: silent }, keep, () => undefined).prune();
    const events = await stores.ledger.read.selectFrom("events").select("id").execute();
    const scores = await stores.ledger.read.selectFrom("score_days").select("day").execute();
    return { events: events.length, scores: scores.length };
  };
  expect(await left(24)).toEqual({ events: 3, scores: 3 });
  expect(await left(2)).toEqual({ events: 2, scores: 2 });
  expect(await left(1)).toEqual({ events: 1, scores: 1 });
});
