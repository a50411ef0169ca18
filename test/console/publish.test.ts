import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Comparison } from "../../src/console/contract/explanation.ts";
import type { Movers, Preview } from "../../src/console/contract/preview.ts";
import type { Published, Rescoring } from "../../src/console/contract/versions.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";

let folder: string;
let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-console-"));
  stage = await openStage({ folder, seed: 7, people: 150, contactsFile: null, modelFile: null });
  await stage.install();
  await stage.settle();
  visit = await enterWith(stage.app().url, "/console/demo-enter");
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** What is stored of each contact's score, but for when it was made and by which version. */
async function scores(): Promise<ReadonlyMap<string, string>> {
  const rows = await stage
    .ledger()
    .read.selectFrom("scores")
    .select(["contact_id", "fit", "pain", "lead_score", "band", "segment", "ready", "ready_since"])
    .orderBy("contact_id")
    .execute();
  return new Map(rows.map(({ contact_id: id, ...score }) => [id, JSON.stringify(score)]));
}

async function rescored(): Promise<void> {
  for (;;) {
    const { body } = await visit.call<Rescoring>("GET", "/rescoring");
    if (body.state === "done") break;
    await sleep(100);
  }
  await stage.settle();
}

async function madePreview(): Promise<Preview> {
  let { body } = await visit.call<Preview>("POST", "/previews", { kind: "lead" });
  while (body.state === "running" || body.state === "reading") {
    await sleep(100);
    ({ body } = await visit.call<Preview>("GET", `/previews/${body.id}`));
  }
  return body;
}

describe("publishing", () => {
  let before: ReadonlyMap<string, string>;
  let writes: number;
  let predicted: Preview;
  let movers: Movers;
  let draft: Draft;

  test("a preview writes nothing to HubSpot and nothing to the ledger's scores", async () => {
    before = await scores();
    const begun = (await visit.call<Draft>("GET", "/drafts/lead")).body;
    const ready = { fit: 15, pain: 10, total: 30, hysteresis: 5, dwellHours: 24 };
    const document = { ...begun.document, ready };
    draft = (await visit.call<Draft>("PUT", "/drafts/lead", { revision: 0, document })).body;
    writes = stage.simulator.countCalls().write;
    predicted = await madePreview();
    expect(predicted.state).toBe("done");
    expect(predicted.result?.becomes.after).toBeGreaterThan(5);
    const { becomes: counted, handsOff, scenarios } = predicted.result ?? {};
    expect(handsOff?.silent).toBe(counted?.after);
    // Whom a catch-up leaves out unless ticked is not among them.
    const enters = scenarios?.find(({ name }) => name === "handoff")?.wouldEnter;
    expect(enters).toBeGreaterThan(0);
    expect(enters).toBeLessThanOrEqual(counted?.after ?? 0);
    expect(stage.simulator.countCalls().write).toBe(writes);
    expect(await scores()).toEqual(before);
    const page = `/previews/${predicted.id}/movers?group=becomesReady&limit=200`;
    movers = (await visit.call<Movers>("GET", page)).body;
  });

  test("one contact is explained by both models, and its lines add up", async () => {
    const id = movers.items[0]?.contactId ?? "";
    const { body } = await visit.call<Comparison>("GET", `/drafts/lead/contacts/${id}`);
    expect([body.published?.isReady, body.draft?.isReady]).toEqual([false, true]);
    for (const side of [body.published, body.draft]) {
      const sum = side?.lines.reduce((total, { points }) => total + points, 0);
      expect(sum).toBe(side?.score);
    }
  });

  test("those who become ready are those that the preview named, and none enters a workflow", async () => {
    const entered = stage.portal.enrolments().length;
    const { body, status } = await visit.call<Published>("POST", "/versions", {
      kind: "lead",
      revision: draft.revision,
      name: "Lower",
      note: "tried",
    });
    expect([status, body.version]).toEqual([201, 3]);
    await rescored();
    const after = await stage
      .ledger()
      .read.selectFrom("scores")
      .select(["contact_id", "score_json"])
      .where("ready", "=", 1)
      .execute();
    expect(after).toHaveLength(predicted.result?.ready.after ?? -1);
    const now = new Set(after.map((row) => row.contact_id));
    expect(movers.items.every(({ contactId }) => now.has(contactId))).toBe(true);
    expect(stage.portal.enrolments()).toHaveLength(entered);
    const shown = stage.portal
      .contacts()
      .filter((contact) => contact.properties["ripen_ready"] === "true");
    expect(shown).toHaveLength(after.length);
  });

  test("rolling back restores every score, and since when each was ready", async () => {
    expect(await scores()).not.toEqual(before);
    const { status } = await visit.call("POST", "/versions/1/restore", { note: "back" });
    expect(status).toBe(200);
    await rescored();
    expect(await scores()).toEqual(before);
  });
});
