import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scenarios } from "../../config/scenarios.ts";
import { outputProperties } from "../../config/properties.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import { scoreNextPage } from "../../src/pipeline.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { historyJob, readNextHistories } from "../../src/reading/read-histories.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { recallHistories } from "../../src/store/evidence/histories.ts";
import { findJob, startJob } from "../../src/store/portals/jobs.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
const clock = systemClock;
const pipeline = () => ({ ledger: fixture.ledger, clock, log: silent });

beforeAll(async () => {
  app = await installApp();
  const bound = scenarios.map(({ name }) => name);
  await ensureProperties(app.client, outputProperties({ scenarios, bound }), "en");
});
afterAll(() => app.close());

beforeEach(async () => {
  const { ledger } = fixture;
  const now = clock.now();
  const lease = await takeLease(ledger, `portal:${app.id}`, "one", now, 600_000);
  if (lease === null) throw new Error("the lease is taken");
  work = portalWork({
    portalId: app.id,
    client: app.client,
    lease,
    installedAt: now,
    mapped: { contact: ["email"], company: ["numberofemployees"] },
  });
  await ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));
});

const firstRun = async (): Promise<void> => {
  while ((await scoreNextPage(pipeline(), work)) !== null);
};
const begin = (): Promise<void> =>
  fixture.ledger.transaction((tx) => startJob(tx, app.id, historyJob, null, clock.now()));
const job = () => findJob(fixture.ledger, app.id, historyJob);
const kept = (ids: readonly string[]) =>
  recallHistories(fixture.ledger.read, app.id, "contacts", ids);

test("histories wait for the first run, then come fifty a call with every value and its instant", async () => {
  await begin();
  expect(await readNextHistories(pipeline(), work)).toBe(false);
  await firstRun();
  const before = app.control.calls().length;
  while (await readNextHistories(pipeline(), work));
  expect((await job())?.state).toBe("done");
  const contacts = app.control.contacts();
  const calls = app.control.calls().length - before;
  expect(calls).toBeLessThanOrEqual(
    Math.ceil(contacts.length / 50) + Math.ceil(app.control.companies().length / 50),
  );
  const first = contacts.find(({ properties }) => properties["email"]);
  const own = (await kept([first?.id ?? ""])).get(first?.id ?? "");
  expect(own?.values["email"]?.at(-1)).toEqual([expect.any(Number), first?.properties["email"]]);
  expect(Object.keys(own?.values ?? {}).some((name) => name.startsWith("ripen_"))).toBe(false);
});

test("a reading that ended in the middle goes on where it was", async () => {
  await firstRun();
  await begin();
  await readNextHistories(pipeline(), work);
  const half = await job();
  expect(half).toMatchObject({ state: "running" });
  expect(half?.done).toBeGreaterThan(0);
  while (await readNextHistories(pipeline(), work));
  expect((await job())?.state).toBe("done");
  const ids = app.control.contacts().map(({ id }) => id);
  expect((await kept(ids)).size).toBe(ids.length);
});

test("of who objected nothing is read, and nothing is written or set off by reading", async () => {
  await firstRun();
  const [first] = app.control.contacts();
  const id = first?.id ?? "";
  await fixture.ledger.transaction((tx) =>
    tx
      .updateTable("inputs")
      .set({ properties_json: JSON.stringify({ ripen_do_not_score: "true" }) })
      .where("contact_id", "=", id)
      .execute(),
  );
  const count = async (table: "events" | "crossings" | "writes"): Promise<number> =>
    (
      await fixture.ledger.read
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  const before = [await count("events"), await count("crossings"), await count("writes")];
  await begin();
  while (await readNextHistories(pipeline(), work));
  expect(await kept([id])).toEqual(new Map());
  expect([await count("events"), await count("crossings"), await count("writes")]).toEqual(before);
});
