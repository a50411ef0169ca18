import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { lexicon } from "../../config/lexicon.ts";
import { outputProperties } from "../../config/properties.ts";
import { pace } from "../../config/schedule.ts";
import { scenarios } from "../../config/scenarios.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ensureProperties } from "../../src/hubspot/calls/ensure-properties.ts";
import { lookForChanges, scoreMarked, scoreNextPage } from "../../src/pipeline.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { backfillJob, createBackfill } from "../../src/reading/read-next-page.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import { leadPart, type Score } from "../../src/scoring/result.ts";
import { startJob } from "../../src/store/portals/jobs.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { news, markDirty } from "../../src/store/marks/mark-dirty.ts";
import { recall } from "../../src/store/scores/recall.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { model, portalWork } from "../support/portals/portal-work.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
let now = Date.now();
const clock = { ...systemClock, now: () => now };
const pipeline = () => ({ ledger: fixture.ledger, clock, log: silent });

/** The tiny model, with 15 points more for who is on the best plan: a property of the portal's own. */
const withPlan = parseModel({
  ...model,
  fields: { ...model.fields, plan: { contact: "plan_tier" } },
  criteria: [
    ...model.criteria,
    {
      id: "plan",
      axis: "fit",
      label: { en: "Plan", es: "Plan" },
      definition: { en: "On the best plan", es: "En el mejor plan" },
      rules: [{ when: { op: "equals", field: "plan", value: "pro" }, points: 15 }],
    },
  ],
});

beforeAll(async () => {
  app = await installApp();
  const bound = scenarios.map(({ name }) => name);
  await ensureProperties(app.client, outputProperties({ scenarios, bound }), "en");
});
afterAll(() => app.close());

beforeEach(async () => {
  const { ledger } = fixture;
  now = Date.now();
  await createPlan();
  const lease = await takeLease(ledger, `portal:${app.id}`, "one", now, 6_000_000);
  if (lease === null) throw new Error("the lease is taken");
  const base = portalWork();
  work = portalWork({
    portalId: app.id,
    client: app.client,
    lease,
    models: { lead: compileModel(withPlan, lexicon), customer: null },
    reads: { ...base.reads, contact: [...base.reads.contact, "plan_tier"] },
    mapped: { contact: ["email", "plan_tier"], company: [] },
    installedAt: now,
    scenarios: scenarios.map((scenario) => ({ ...scenario, boundAt: now, call: null })),
  });
  for (const [id, plan] of [
    [contactAt(0), "pro"],
    [contactAt(1), "free"],
  ] as const) {
    app.control.editContact(id, { plan_tier: plan, email: `lead${id}@acerosdelnorte.example` });
  }
  await ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));
  while ((await scoreNextPage(pipeline(), work)) !== null);
  // The first marked contact notes what there is to lose.
  await newsFor(contactAt(5));
});

const property = (method: "POST" | "DELETE") => ({
  kind: "other" as const,
  method,
  path: `/crm/properties/2026-09/contacts${method === "POST" ? "" : "/plan_tier"}`,
  ...(method === "POST" && {
    body: {
      name: "plan_tier",
      label: "Plan",
      groupName: "contactinformation",
      type: "string",
      fieldType: "text",
    },
  }),
  schema: z.unknown(),
  idempotent: false,
});
async function createPlan(): Promise<void> {
  await app.client.call(property("POST")).catch(() => undefined);
}
const deletePlan = () => app.client.call(property("DELETE"));
const contactAt = (n: number): string => app.control.contacts().at(n)?.id ?? "";

async function newsFor(...ids: readonly string[]): Promise<void> {
  now += 2_000;
  const marks = ids.map((contactId) => ({ contactId, news: news.changed }));
  await fixture.ledger.transaction((tx) => markDirty(tx, app.id, marks, now));
  await scoreMarked(pipeline(), work);
}
async function scoreOf(id: string): Promise<Score | null> {
  return (await recall(fixture.ledger, app.id, [id]))(id).score;
}
const pointsOf = (score: Score | null, criterion: string): number | undefined =>
  leadPart(score).lines.find((line) => line.id === criterion)?.points;

test("while a property is gone its criterion keeps its points, others go on, and the points add up", async () => {
  const id = contactAt(0);
  const before = await scoreOf(id);
  expect(pointsOf(before, "plan")).toBe(15);
  await deletePlan();
  app.control.editContact(id, { email: "somebody@gmail.com" });
  await newsFor(id);
  const after = await scoreOf(id);
  expect(pointsOf(after, "plan")).toBe(15);
  expect(leadPart(after).fit).toBe(leadPart(before).fit - 30);
  const sum = leadPart(after).lines.reduce((total, line) => total + line.points, 0);
  expect(sum).toBe(leadPart(after).leadScore);
});

test("a contact that was never read with it waits, marked, and is scored once it is back", async () => {
  await deletePlan();
  const id = app.control.createContact({ email: "new@acerosdelnorte.example" });
  await newsFor(id);
  expect(await scoreOf(id)).toBeNull();
  await createPlan();
  now += pace.pollEveryMs;
  while (await lookForChanges(pipeline(), work));
  while ((await scoreMarked(pipeline(), work)) > 0);
  expect(leadPart(await scoreOf(id)).fit).toBeGreaterThanOrEqual(30);
});

test("a page of a backfill that cannot be scored whole is held, and not asked for each second", async () => {
  await deletePlan();
  app.control.createContact({ email: "newer@acerosdelnorte.example" });
  // The check of the mapping knows of it.
  await newsFor(contactAt(0));
  await fixture.ledger.transaction((tx) => startJob(tx, app.id, backfillJob, null, now));
  const backfill = createBackfill(pipeline(), 0);
  const turn = () => scoreNextPage(pipeline(), work, { backfill });
  while ((await turn()) !== null);
  const calls = app.control.calls().length;
  expect(await turn()).toBeNull();
  expect(app.control.calls()).toHaveLength(calls);
  await createPlan();
  now += pace.pollEveryMs;
  expect(await turn()).toBeGreaterThan(0);
  backfill.stop();
});

test("what changed behind a broken property counts once it is whole, and fires nothing", async () => {
  const id = contactAt(1);
  await deletePlan();
  await newsFor(id);
  expect(pointsOf(await scoreOf(id), "plan") ?? 0).toBe(0);
  await createPlan();
  app.control.editContact(id, { plan_tier: "pro" });
  const fired = async () =>
    fixture.ledger.read
      .selectFrom("crossings")
      .select("state")
      .where("contact_id", "=", id)
      .where("state", "!=", "recorded")
      .execute();
  const before = await fired();
  now += pace.pollEveryMs;
  while (await lookForChanges(pipeline(), work));
  while ((await scoreMarked(pipeline(), work)) > 0);
  expect(pointsOf(await scoreOf(id), "plan")).toBe(15);
  expect(await fired()).toEqual(before);
});
