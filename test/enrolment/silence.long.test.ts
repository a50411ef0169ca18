import { afterAll, beforeAll, expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { parseModel, type Model } from "../../src/scoring/model/model.ts";
import { hasOutdated } from "../../src/store/marks/mark-outdated.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import type { RecordView } from "../simulator/control.ts";
import { fastClock } from "../support/clocks/fast-clock.ts";
import { openWholeApp, type WholeApp } from "../support/app/whole-app.ts";

/** A minute of the portal takes three seconds. */
const speed = 20;
const leads = 300;
const imported = 5_000;

const clock = fastClock();
let app: WholeApp;
/** Those who did something that sets a scenario off; nobody else may be enrolled. */
const actors = new Set<string>();
let newcomers = 0;

beforeAll(async () => {
  app = await openWholeApp({
    clock,
    idleMs: 1_000,
    leaseMs: 10_000_000,
    simulator: { seed: 5, contacts: leads, delivery: { duplicates: 0.1, spreadMs: 20 } },
    hubspot: { headersMs: 200_000, totalMs: 400_000 },
  });
  clock.runAt(speed);
  await app.settle();
});
afterAll(() => app.close());

const enrolledOf = (scenario?: string): string[] =>
  app.portal
    .enrolments()
    .filter(({ workflow }) => scenario === undefined || workflow === scenario)
    .map(({ contactId }) => contactId);
const strangers = (): string[] => enrolledOf().filter((id) => !actors.has(id));

/** A lead whom nothing was done to and who is not with sales: a demo request hands it off. */
function someone(): RecordView {
  const found = app.portal
    .contacts()
    .find(
      ({ id, properties: p }) =>
        !actors.has(id) &&
        p["ripen_ready"] === "false" &&
        p["ripen_next_step"] !== "excluded" &&
        p["lifecyclestage"] !== "customer" &&
        p["hs_object_source"] !== "IMPORT" &&
        Number(p["ripen_fit_score"] ?? 0) >= 25,
    );
  if (found === undefined) throw new Error("nobody is left who is not ready");
  return found;
}

/** Somebody asks for a demo, and somebody new signs up: both are news, whatever else goes on. */
function actNow(): { readonly asks: string; readonly signsUp: string } {
  const { id: asks } = someone();
  actors.add(asks);
  app.portal.submitForm(asks, "f3a1c7e2-demo", "Pricing: Request a demo");
  newcomers += 1;
  // By a form: what the person makes who has just changed hundreds is a mass change (docs/contracts.md, Evidence decides).
  const signsUp = app.portal.createContact(
    {
      email: `newcomer${newcomers}@acme.example`,
      firstname: "Nora",
      lifecyclestage: "lead",
    },
    "FORM",
  );
  actors.add(signsUp);
  return { asks, signsUp };
}

/** A person edits contacts in ways that change no readiness. */
function editSome(): void {
  for (const { id } of app.portal.contacts().slice(0, 20)) {
    app.portal.editContact(id, { city: `City ${clock.now()}` });
  }
}

/** Until every contact has a score of the versions in force. */
async function rescored(): Promise<void> {
  for (;;) {
    await app.settle(60_000);
    const current = (await app.portals.get(app.portalId))?.current;
    const inForce = current?.lead ?? null;
    if (inForce === null) throw new Error("no model is in force");
    const versions = { lead: inForce, customer: current?.customer ?? null };
    if (!(await hasOutdated(app.ledger.read, app.portalId, versions))) return app.settle(60_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function putInForce(version: number, model?: Model): Promise<void> {
  await app.portals.change(app.portalId, (before) => {
    const now = clock.now();
    const published = model && {
      version,
      name: model.name,
      note: "",
      publishedAt: now,
      publishedBy: "ana",
      model: parseModel({ ...model, version }),
    };
    return {
      ...before,
      models: [
        ...before.models.map((each) =>
          each.version === before.current.lead ? { ...each, leftAt: now } : each,
        ),
        ...(published ? [published] : []),
      ],
      current: { ...before.current, lead: version },
    };
  });
  app.wake();
}

function expectTold(who: { readonly asks: string; readonly signsUp: string }): void {
  expect(enrolledOf("handoff")).toContain(who.asks);
  expect(enrolledOf()).toContain(who.signsUp);
  expect(strangers()).toEqual([]);
}
const ready = (): number =>
  app.portal.contacts().filter(({ properties }) => properties["ripen_ready"] === "true").length;
/** What fit comes to in all. */
const fits = (): number =>
  app.portal
    .contacts()
    .reduce((sum, { properties }) => sum + Number(properties["ripen_fit_score"] ?? 0), 0);
const lead = readyMadeModels["b2b-software"];
/** Ready from next to nothing. */
const generous: Model = {
  ...lead,
  ready: { ...lead.ready, fit: 10, pain: 5, total: 15, dwellHours: 0 },
};

test("the first run enrols nobody, although some are ready", () => {
  expect(ready()).toBeGreaterThan(0);
  expect(enrolledOf()).toEqual([]);
});

test("a publish that makes many ready enrols none of them, and who acts in the same minutes is", async () => {
  const before = ready();
  await putInForce(3, generous);
  editSome();
  await rescored();
  expect(ready()).toBeGreaterThan(before + 20);
  const who = actNow();
  editSome();
  await rescored();
  expectTold(who);
});

test("a roll-back, and the way there again, enrol nobody", async () => {
  await putInForce(1);
  editSome();
  await rescored();
  const who = actNow();
  await rescored();
  expectTold(who);
  await putInForce(3);
  await rescored();
  await putInForce(1);
  await rescored();
  expect(strangers()).toEqual([]);
});

test("a changed mapping that lifts everybody enrols none of them", async () => {
  for (const { id } of app.portal.contacts()) {
    app.portal.editContact(id, { seniority: "Chief Executive Officer" });
  }
  await rescored();
  const before = fits();
  await putInForce(4, {
    ...generous,
    fields: { ...generous.fields, jobTitle: { contact: "seniority" } },
  });
  editSome();
  await rescored();
  expect(fits()).toBeGreaterThan(before);
  const who = actNow();
  await rescored();
  expectTold(who);
  await putInForce(1);
  await rescored();
  expect(strangers()).toEqual([]);
});

test("an import of thousands welcomes none of them, and who signs up meanwhile is welcomed", async () => {
  let who = null;
  for (let n = 0; n < imported; n += 1) {
    app.portal.createContact(
      {
        email: `imported${n}@globex.example`,
        firstname: `Imported ${n}`,
        jobtitle: n % 3 === 0 ? "Head of Sales" : "Analyst",
        country: "Spain",
        lifecyclestage: "lead",
      },
      "IMPORT",
    );
    if (n === imported / 2) who = actNow();
    if (n % 500 === 0) await new Promise(setImmediate);
  }
  await rescored();
  if (who === null) throw new Error("nobody acted");
  expectTold(who);
  const scores = await app.ledger.read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(scores.n).toBe(app.portal.contacts().length);
});

const rowsOf = (system: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    email: `${system}${n}@initech.example`,
    firstname: `${system} ${n}`,
    lifecyclestage: "lead",
  }));

test("not even the first that another system makes of many are welcomed, and the only one of a system is", async () => {
  const [only = ""] = app.portal.syncContacts(rowsOf("only", 1), "66").created;
  actors.add(only);
  await rescored();
  await waitsNoMore();
  expect(enrolledOf("welcome")).toContain(only);
  const rows = rowsOf("many", 90);
  // Time as it is, so that the ten seconds hold for a busy machine too.
  clock.runAt(1);
  for (let from = 0; from < rows.length; from += 15) {
    app.portal.syncContacts(rows.slice(from, from + 15), "77");
    // Told of in several requests, the first of which are dealt with before the last come.
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await app.settle(60_000);
  clock.runAt(speed);
  await waitsNoMore();
  await rescored();
  expect(strangers()).toEqual([]);
});

/** Until nobody is marked, also for later. */
async function waitsNoMore(): Promise<void> {
  for (;;) {
    const { n } = await app.ledger.read
      .selectFrom("dirty")
      .select((e) => e.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    if (n === 0) return app.settle(60_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("a mapping that breaks and heals enrols nobody, and who acts afterwards is", async () => {
  const token = app.portal.staticToken(["crm.schemas.contacts.write", "crm.schemas.contacts.read"]);
  const definition = {
    name: "seats_invited",
    label: "Seats invited",
    groupName: "product_usage",
    type: "number",
    fieldType: "number",
  };
  const path = "/crm/properties/2026-09/contacts";
  const ask = async (method: string, where: string, body?: unknown): Promise<void> => {
    const response = await fetch(`${app.simulator.url}${where}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
  };
  const resting = async (): Promise<boolean> =>
    (await readPauses(app.ledger.read, app.portalId, clock.now())).has("scores");

  await ask("DELETE", `${path}/seats_invited`);
  while (!(await resting())) {
    editSome();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  editSome();
  await ask("POST", path, definition);
  while (await resting()) {
    editSome();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await rescored();
  expect(strangers()).toEqual([]);
  const who = actNow();
  await rescored();
  expectTold(who);
});

test("nobody was enrolled twice in all of it", () => {
  const told = app.portal.enrolments().map(({ workflow, contactId }) => `${workflow} ${contactId}`);
  expect(told).toHaveLength(new Set(told).size);
});
