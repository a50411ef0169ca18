import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Audit, Published } from "../../src/console/contract/versions.ts";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { CatchUp, Workflows } from "../../src/console/contract/workflows.ts";
import type { Pacing } from "../../src/console/contract/pacing.ts";
import type { Preview } from "../../src/console/contract/preview.ts";
import type { Refusal } from "../../src/console/contract/text.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";

let folder: string;
let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-pacing-"));
  stage = await openStage({ folder, seed: 7, people: 150, contactsFile: null, modelFile: null });
  await stage.install();
  await stage.settle();
  visit = await enterWith(stage.app().url, "/console/demo-enter");
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

async function pacing(): Promise<Pacing> {
  return (await visit.call<Pacing>("GET", "/pacing")).body;
}

async function until(holds: (now: Pacing) => boolean): Promise<Pacing> {
  for (;;) {
    const now = await pacing();
    if (holds(now)) return now;
    await sleep(100);
  }
}

async function ready(thresholds: { fit: number; pain: number; total: number }): Promise<Draft> {
  const begun = (await visit.call<Draft>("GET", "/drafts/lead")).body;
  const { revision } = begun;
  const document = {
    ...begun.document,
    ready: { ...thresholds, hysteresis: 5, dwellHours: 24 },
  };
  return (await visit.call<Draft>("PUT", "/drafts/lead", { revision, document })).body;
}

async function preview(): Promise<Preview> {
  let { body } = await visit.call<Preview>("POST", "/previews", { kind: "lead" });
  while (body.state === "running" || body.state === "reading") {
    await sleep(100);
    ({ body } = await visit.call<Preview>("GET", `/previews/${body.id}`));
  }
  return body;
}

const publish = (draft: Draft, more: object) =>
  visit.call<Published & Refusal>("POST", "/versions", {
    kind: "lead",
    revision: draft.revision,
    name: "Lower",
    ...more,
  });
const handedOff = (): Set<string> =>
  new Set(
    stage.portal
      .enrolments()
      .filter(({ workflow }) => workflow === "handoff")
      .map(({ contactId }) => contactId),
  );

/** The catch-up of what the publish left silent in hand-off. */
async function catchUp(): Promise<CatchUp | undefined> {
  const { body } = await visit.call<Workflows>("GET", "/workflows");
  const handoff = body.scenarios.find(({ name }) => name === "handoff");
  return handoff?.catchUps.find(({ source }) => source === "publish");
}
const caughtUp = async (): Promise<string[]> =>
  (
    await stage
      .ledger()
      .read.selectFrom("crossings")
      .select("contact_id")
      .where("scenario", "=", "handoff")
      .where("why", "=", "caught_up")
      .where("started_at", "is not", null)
      .execute()
  ).map((row) => row.contact_id);
async function untilCaughtUp(count: number): Promise<readonly string[]> {
  for (;;) {
    const found = await caughtUp();
    if (found.length >= count) return found;
    await sleep(100);
  }
}
const wouldEnter = (shown: Preview): number =>
  shown.result?.scenarios.find(({ name }) => name === "handoff")?.wouldEnter ?? -1;
const handoffUpTo = (mostADay: number, expected: number) => ({
  enrol: [{ scenario: "handoff", mostADay, expected }],
});

describe("enrol up to N a day", () => {
  let draft: Draft;
  let shown: Preview;
  let before: Set<string>;

  test("needs a preview of this very draft, and the number that it showed", async () => {
    draft = await ready({ fit: 15, pain: 10, total: 30 });
    const enrol = handoffUpTo(48, 3);
    const blind = await publish(draft, enrol);
    expect([blind.status, blind.body.error.code]).toEqual([409, "PREVIEW_NEEDED"]);
    shown = await preview();
    expect(wouldEnter(shown)).toBeGreaterThan(3);
    expect(shown.result?.handsOff.silent).toBeGreaterThanOrEqual(wouldEnter(shown));
    const wrong = await publish(draft, enrol);
    expect([wrong.status, wrong.body.error.code]).toEqual([409, "ENROLMENTS_CHANGED"]);
    const unbound = { scenario: "renewal", mostADay: 5, expected: 1 };
    const nowhere = await publish(draft, { enrol: [unbound] });
    expect([nowhere.status, nowhere.body.error.code]).toEqual([409, "NOT_BOUND"]);
    await visit.call("PUT", "/workflows/dry-run", { isDryRun: true });
    const dry = await publish(draft, enrol);
    expect([dry.status, dry.body.error.code]).toEqual([409, "DRY_RUN"]);
    await visit.call("PUT", "/workflows/dry-run", { isDryRun: false });
  });

  test("lets exactly the number wait that was shown, and a 24th of the day's go at once", async () => {
    before = handedOff();
    const expected = wouldEnter(shown);
    const { status } = await publish(draft, handoffUpTo(48, expected));
    expect(status).toBe(201);
    await untilCaughtUp(2);
    await stage.settle();
    const now = await catchUp();
    expect(now?.queue).toMatchObject({ mostADay: 48, expected, today: 2 });
    expect((now?.contacts ?? 0) + 2).toBe(expected);
    expect([...handedOff()].filter((id) => !before.has(id))).toHaveLength(2);
  });

  test("goes on after a crash without sending anybody twice", async () => {
    await stage.crash();
    visit = await enterWith(stage.app().url, "/console/demo-enter");
    const left = (await catchUp())?.contacts ?? -1;
    expect(await caughtUp()).toHaveLength(2);
    const path = "/workflows/handoff/catch-up/publish";
    await visit.call("PUT", path, { mostADay: 96, expected: left });
    const gone = await untilCaughtUp(4);
    await stage.settle();
    expect(gone).toHaveLength(4);
    for (const id of gone) {
      const entries = stage.portal
        .enrolments()
        .filter(({ contactId, workflow }) => contactId === id && workflow === "handoff");
      expect(entries).toHaveLength(1);
    }
  });

  test("is stopped by an admin, and who had no turn stays silent", async () => {
    await visit.call("DELETE", "/workflows/handoff/catch-up/publish");
    expect((await catchUp())?.queue).toBeNull();
    await stage.settle();
    const added = [...handedOff()].filter((id) => !before.has(id));
    expect(added).toHaveLength(4);
    const { body } = await visit.call<Audit>("GET", "/audit");
    expect(body.entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["published", "catchUpStarted", "catchUpStopped"]),
    );
  });

  test("counts those who are silent by an earlier publish, and is over with a roll-back", async () => {
    const silent = (await catchUp())?.contacts ?? -1;
    draft = await ready({ fit: 12, pain: 8, total: 25 });
    shown = await preview();
    const expected = wouldEnter(shown);
    expect(expected).toBeGreaterThan(silent);
    await publish(draft, handoffUpTo(240, expected));
    await untilCaughtUp(5);
    await visit.call("POST", "/versions/1/restore", { note: "" });
    expect((await catchUp())?.queue ?? null).toBeNull();
  });
});

describe("a paced write", () => {
  test("writes the best first, so many an hour, and all of them once it is switched off", async () => {
    await stage.settle();
    const draft = await ready({ fit: 14, pain: 9, total: 28 });
    const { status, body } = await publish(draft, { writePace: { most: 5, per: "hour" } });
    expect(status).toBe(201);
    const ofVersion = () =>
      stage.portal
        .contacts()
        .filter(({ properties }) => properties["ripen_model_version"] === String(body.version))
        .map(({ properties }) => Number(properties["ripen_lead_score"]));
    const now = await until(({ writes }) => writes.left > 100);
    expect(now.writes.pace).toMatchObject({ most: 5, per: "hour" });
    while (ofVersion().length < 5) await sleep(100);
    const scores = await stage
      .ledger()
      .read.selectFrom("scores")
      .select("lead_score")
      .orderBy("lead_score", "desc")
      .limit(5)
      .execute();
    expect(ofVersion().toSorted((a, b) => b - a)).toEqual(scores.map((row) => row.lead_score));
    expect((await visit.call<Pacing>("DELETE", "/pacing/writes")).body.writes.pace).toBeNull();
    await until(({ writes }) => writes.left === 0);
    await stage.settle();
    const { leads } = await stage
      .ledger()
      .read.selectFrom("scores")
      .select((e) => e.fn.countAll<number>().as("leads"))
      .where("kind", "=", "lead")
      .executeTakeFirstOrThrow();
    expect(ofVersion()).toHaveLength(leads);
  });
});
