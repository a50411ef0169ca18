import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Evidence, EvidenceRun } from "../../src/console/contract/evidence.ts";
import { historyJob } from "../../src/reading/read-histories.ts";
import { keepHistories } from "../../src/store/evidence/histories.ts";
import { advanceJob, startJob } from "../../src/store/portals/jobs.ts";
import { randomOf } from "../../src/evidence/statistics/random.ts";
import { home, openConsole, other, start, type OpenConsole } from "./open-console.ts";
import type { Visit } from "../support/console-visit.ts";

const day = 86_400_000;

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  visit = await rig.enter();
});
afterEach(() => rig.close());

/** Leads of whom those from Spain buy far more often, each with its history and, where it bought, its date. */
async function lived(count: number): Promise<void> {
  const random = randomOf(3);
  const contacts = Array.from({ length: count }, (_, n) => {
    const createdAt = start - Math.floor((150 + 200 * random.uniform()) * day);
    const country = random.uniform() < 0.4 ? "Spain" : "Chad";
    const isSold = random.uniform() < (country === "Spain" ? 0.5 : 0.08);
    return { id: String(1_000 + n), createdAt, country, isSold };
  });
  await rig.score(
    home,
    contacts.map(({ id, createdAt, country }) => ({
      id,
      properties: { country, createdate: new Date(createdAt).toISOString() },
    })),
  );
  await rig.ledger.transaction(async (tx) => {
    await keepHistories(
      tx,
      home,
      "contacts",
      new Map(
        contacts.map(({ id, createdAt, country }) => [
          id,
          { values: { country: [[createdAt, country] as const] }, since: {} },
        ]),
      ),
      start,
    );
    for (const { id, createdAt, isSold } of contacts) {
      if (!isSold) continue;
      const at = createdAt + 20 * day;
      const sale = { kind: "lifecycle", value: "customer", at, amount: null, recorded_at: at };
      await tx
        .insertInto("outcomes")
        .values({ portal_id: home, contact_id: id, id: `lifecycle/customer@${at}`, ...sale })
        .execute();
    }
    await startJob(tx, home, historyJob, count, start);
    await advanceJob(
      tx,
      home,
      { job: historyJob, cursor: "companies ", doneNow: count, isLast: true },
      start,
    );
  });
}

async function looked(wish: object): Promise<EvidenceRun> {
  rig.now += 1;
  expect((await visit.call("POST", "/evidence/runs", wish)).status).toBe(200);
  for (;;) {
    const { body } = await visit.call<Evidence>("GET", "/evidence");
    if (body.run !== null && body.run.state !== "running") return body.run;
    await sleep(20);
  }
}

/** Saves the draft under another name, as a revision of its own. */
async function save(name: string): Promise<void> {
  const { body } = await visit.call<Draft>("GET", "/drafts/lead");
  const document = { ...body.document, name };
  await visit.call("PUT", "/drafts/lead", { revision: body.revision, document });
}

test("before histories are read nothing is calculated, and the page says what would be read", async () => {
  const { body } = await visit.call<Evidence>("GET", "/evidence");
  expect(body.history).toMatchObject({ state: "none", readAt: null });
  expect(body.history.properties.map(({ name }) => name)).toContain("country");
  expect(body.run).toBeNull();
  expect(await visit.call("POST", "/evidence/runs", {})).toMatchObject({
    status: 409,
    body: { error: { code: "HISTORY_FIRST" } },
  });
});

test("only who may publish starts the reading; the audit trail keeps what was shown", async () => {
  const viewer = await rig.enter(home, "guest@example.com");
  expect((await viewer.call("POST", "/evidence/history", {})).status).toBe(403);
  const { body } = await visit.call<Evidence>("POST", "/evidence/history", {});
  expect(body.history.state).toBe("running");
  expect(rig.woken).toContain(home);
  const audit = await rig.ledger.read.selectFrom("audit").selectAll().execute();
  expect(audit.map(({ what }) => what)).toContain("historiesStarted");
});

test("points that sales justify become the draft, which an undo takes back", async () => {
  await lived(600);
  const run = await looked({ way: "find", horizonDays: 60 });
  expect(run.state).toBe("done");
  expect(run.findings?.report?.signal).toBe("ok");
  const { body: before } = await visit.call<Draft>("GET", "/drafts/lead");
  const taken = await visit.call<Draft>("POST", `/evidence/runs/${run.id}/draft`, {
    revision: before.revision,
  });
  expect(taken.status).toBe(200);
  expect(taken.body.faults).toEqual([]);
  expect(JSON.stringify(taken.body.document["criteria"])).toContain("Spain");
  const undone = await visit.call<Draft>("POST", "/drafts/lead/undo", {
    revision: taken.body.revision,
  });
  expect(undone.body.document).toEqual(before.document);
});

test("what was found names no contact, and another account sees none of it", async () => {
  await lived(300);
  await looked({ horizonDays: 60 });
  const [row] = await rig.ledger.read.selectFrom("findings").selectAll().execute();
  expect(row?.result_json).not.toMatch(/"1\d{3}"/);
  const foreign = await rig.enter(other);
  expect((await foreign.call<Evidence>("GET", "/evidence")).body.run).toBeNull();
});

test("forgetting takes the histories and what was found", async () => {
  await lived(60);
  await looked({});
  const { body } = await visit.call<Evidence>("DELETE", "/evidence/history");
  expect(body).toMatchObject({ history: { state: "none" }, run: null });
  for (const table of ["histories", "findings"] as const) {
    expect(await rig.ledger.read.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test("each further draft on the same leads is a look more, until new histories come", async () => {
  await lived(60);
  expect((await looked({})).looks).toBe(0);
  await save("one");
  expect((await looked({})).looks).toBe(1);
  expect((await looked({})).looks).toBe(1);
  await save("two");
  expect((await looked({})).looks).toBe(2);
  await rig.ledger.transaction(async (tx) => {
    const step = { job: historyJob, cursor: "companies ", doneNow: 0, isLast: true };
    await advanceJob(tx, home, step, start + day);
  });
  expect((await looked({})).looks).toBe(1);
});

test("a draft runs in the shadow against the version in force, and ends with it", async () => {
  const { body: draft } = await visit.call<Draft>("GET", "/drafts/lead");
  await visit.call("PUT", "/drafts/lead", {
    revision: draft.revision,
    document: draft.document,
  });
  const { body } = await visit.call<Evidence>("POST", "/evidence/challenger", {});
  expect(body.challenger).toMatchObject({ state: "too_few", entered: 0, sales: 0 });
  await rig.portals.change(home, (before) => ({
    ...before,
    current: { ...before.current, lead: 99 },
  }));
  expect((await visit.call<Evidence>("GET", "/evidence")).body.challenger).toBeNull();
});
