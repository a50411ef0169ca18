import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { runEffects } from "../../src/enrolment/run-effects.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { createStaticList } from "../../src/hubspot/calls/static-lists.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { commitBatch } from "../../src/store/commit-batch.ts";
import type { CrossingChange, EnrolmentCall } from "../../src/store/crossings/crossing.ts";
import { takeLease } from "../../src/store/engine/lease.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import { installApp, type InstalledApp } from "../support/app/installed-app.ts";
import { silent } from "../support/silent-log.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portalWork } from "../support/portals/portal-work.ts";
import { decisionOf } from "../support/ledger/decision.ts";

const fixture = useEmbeddedLedger();
let app: InstalledApp;
let work: PortalWork;
let listId = "";
let workflowId = "";

beforeAll(async () => {
  app = await installApp();
  listId = (await createStaticList(app.client, "Hand-off")).listId;
  app.control.addWorkflow({
    name: "by list",
    trigger: { kind: "listMembership", listId },
    reEnrolment: true,
  });
  workflowId = String(
    app.control.addWorkflow({
      name: "by call",
      trigger: { kind: "manual" },
      reEnrolment: true,
      durationMs: 86_400_000,
    }).workflowId,
  );
});
afterAll(() => app.close());
beforeEach(async () => {
  const taken = await takeLease(fixture.ledger, `portal:${app.id}`, "one", Date.now(), 600_000);
  if (taken === null) throw new Error("the lease is taken");
  work = portalWork({
    portalId: app.id,
    client: app.client,
    lease: taken,
    mayUseWorkflowApi: true,
  });
});

const commit = (contactId: string, ...crossings: CrossingChange[]) =>
  commitBatch(fixture.ledger, {
    portalId: app.id,
    lease: work.lease,
    decisions: [
      decisionOf(contactId, {
        crossings,
        inputs: { properties: app.control.contact(contactId)?.properties ?? {}, company: null },
      }),
    ],
    gone: [],
    failed: [],
    step: null,
    now: Date.now(),
  });
const fired = (call: EnrolmentCall): CrossingChange => ({
  scenario: "handoff",
  generation: 1,
  change: "fired",
  at: 1_000,
  state: "calling",
  why: "new_evidence",
  call,
});
const run = async (changed: Partial<PortalWork> = {}) => {
  while (
    await runEffects(
      { ledger: fixture.ledger, clock: systemClock, log: silent },
      { ...work, ...changed },
    )
  );
};
const states = async () => ({
  effects: (
    await fixture.ledger.read.selectFrom("effects").select(["verb", "state"]).execute()
  ).map((row) => `${row.verb} ${row.state}`),
  crossings: (await fixture.ledger.read.selectFrom("crossings").select("state").execute()).map(
    (row) => row.state,
  ),
});
const entered = (workflow: string, contactId: string) =>
  app.control
    .enrolments()
    .filter((each) => each.workflow === workflow && each.contactId === contactId).length;
const withMail = (n: number): string =>
  app.control.contacts().filter(({ properties }) => properties["email"])[n]?.id ?? "";
const list = () => ({ actuator: "list", target: listId }) as const;
const workflow = () => ({ actuator: "workflow", target: workflowId }) as const;

test("a list takes many in one call, and takes out whom the goal ended", async () => {
  const ids = [withMail(0), withMail(1)];
  for (const id of ids) await commit(id, fired(list()));
  const calls = app.control.calls().length;
  await run();
  expect(app.control.calls().length - calls).toBe(1);
  expect(ids.map((id) => entered("by list", id))).toEqual([1, 1]);
  expect((await states()).crossings).toEqual(["written", "written"]);
  await commit(ids[0] ?? "", { scenario: "handoff", generation: 1, change: "ended", why: "goal" });
  await run();
  expect((await states()).effects.toSorted()).toEqual(["enrol done", "enrol done", "unenrol done"]);
});

test("the workflow API enrols by e-mail and takes out again", async () => {
  const id = withMail(2);
  await commit(id, fired(workflow()));
  await run();
  expect(entered("by call", id)).toBe(1);
  await commit(id, { scenario: "handoff", generation: 1, change: "ended", why: "goal" });
  await run();
  const last = app.control.enrolments().findLast((each) => each.contactId === id);
  expect(last?.outcome).toBe("unenrolled");
});

test("an enrolment whose answer is lost is looked up and never sent twice", async () => {
  const [inIt, notInIt] = [withMail(3), withMail(4)];
  app.simulator.addFault({ route: "enrolments.add", kinds: ["reset-after"], times: 1 });
  await commit(inIt, fired(workflow()));
  await run();
  app.simulator.addFault({ route: "enrolments.add", kinds: ["reset-before"], times: 1 });
  await commit(notInIt, fired(workflow()));
  await run();
  app.simulator.clearFaults();
  expect([entered("by call", inIt), entered("by call", notInIt)]).toEqual([1, 0]);
  expect((await states()).crossings.toSorted()).toEqual(["unclear", "written"]);
});

test("what a former owner had in flight is not sent blindly", async () => {
  const id = withMail(5);
  await commit(id, fired(workflow()));
  await fixture.ledger.transaction(async (tx) => {
    await tx.updateTable("effects").set({ state: "in_flight", fence: 1, started_at: 1 }).execute();
  });
  await run();
  expect(entered("by call", id)).toBe(0);
  expect(await states()).toEqual({ effects: ["enrol unresolved"], crossings: ["unclear"] });
});

test("with the switch off nothing is called, and the enrolment is held", async () => {
  await commit(withMail(6), fired(workflow()));
  const calls = app.control.calls().length;
  await run({ mayUseWorkflowApi: false });
  expect(app.control.calls().length).toBe(calls);
  expect((await states()).crossings).toEqual(["unclear"]);
});

test("a list that is gone rejects, and a missing scope rests the feature for a day", async () => {
  await commit(withMail(7), fired({ actuator: "list", target: "999" }));
  await run();
  expect((await states()).crossings).toEqual(["rejected"]);

  await commit(withMail(8), fired(list()));
  const forbidden: PortalWork["client"] = {
    ...app.client,
    call: () =>
      Promise.reject(new HubSpotError({ kind: "forbidden", missingScopes: ["crm.lists.write"] })),
  };
  await run({ client: forbidden });
  const pauses = await readPauses(fixture.ledger.read, app.id, Date.now());
  expect(pauses.get("feature:lists")?.detail).toEqual({ missingScopes: ["crm.lists.write"] });
  expect((await states()).effects.toSorted()).toEqual(["enrol due", "enrol refused"]);
});

const task = { actuator: "task", target: "owner" } as const;
const tasksOf = (contactId: string) =>
  app.control.objectsOf(contactId, "tasks").map((id) => app.control.object("tasks", id) ?? {});
/** A lost answer is looked up only once HubSpot has had its minute. */
const runLater = () =>
  runEffects(
    {
      ledger: fixture.ledger,
      clock: { ...systemClock, now: () => Date.now() + 61_000 },
      log: silent,
    },
    work,
  );

test("a task reaches the contact's owner in the account's language, due when sales must have tried", async () => {
  const id = withMail(9);
  app.control.editContact(id, {
    firstname: "Ana",
    lastname: "<b>García",
    hubspot_owner_id: "101",
  });
  await commit(id, fired(task));
  await run({ language: "es" });
  expect(tasksOf(id)).toMatchObject([
    {
      hs_task_subject: "Contactar con Ana <b>García: listo para ventas",
      hs_task_status: "NOT_STARTED",
      hs_task_type: "CALL",
      hubspot_owner_id: "101",
    },
  ]);
  const [made] = tasksOf(id);
  expect(Date.parse(made?.["hs_timestamp"] ?? "")).toBe(work.dueOf(1_000, false).contactBy);
  expect(made?.["hs_task_body"]).toMatch(/^Puntuación \d/);
  expect((await states()).crossings).toEqual(["written"]);
  await commit(id, { scenario: "handoff", generation: 1, change: "ended", why: "goal" });
  await run();
  expect((await states()).effects).toEqual(["enrol done"]);
});

test.each(["reset-after", "reset-before"] as const)(
  "a task whose answer was lost (%s) is looked up after a minute, and is there once",
  async (kind) => {
    const id = withMail(kind === "reset-after" ? 10 : 11);
    app.simulator.addFault({ route: "tasks.create", kinds: [kind], times: 1 });
    await commit(id, fired(task));
    await run();
    expect((await states()).effects).toEqual(["enrol unknown"]);
    await run();
    expect((await states()).effects).toEqual(["enrol unknown"]);
    while (await runLater());
    expect(tasksOf(id)).toHaveLength(1);
    expect(await states()).toEqual({ effects: ["enrol done"], crossings: ["written"] });
  },
);

test("a task that a former owner was making when it was killed is looked up too", async () => {
  const id = withMail(12);
  await commit(id, fired(task));
  await run();
  await fixture.ledger.transaction(async (tx) => {
    await tx.updateTable("effects").set({ state: "in_flight", fence: 1, started_at: 1 }).execute();
  });
  await run();
  expect(tasksOf(id)).toHaveLength(1);
  expect((await states()).effects).toEqual(["enrol done"]);
});

test("an account that forbids tasks keeps them due, and says so", async () => {
  const id = withMail(13);
  await commit(id, fired(task));
  const forbidden: PortalWork["client"] = {
    ...app.client,
    call: () => Promise.reject(new HubSpotError({ kind: "forbidden", missingScopes: [] })),
  };
  await run({ client: forbidden });
  const pauses = await readPauses(fixture.ledger.read, app.id, Date.now());
  expect([...pauses.keys()]).toEqual(["feature:tasks"]);
  expect((await states()).effects).toEqual(["enrol due"]);
});
