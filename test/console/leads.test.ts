// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import type { Found } from "../../src/console/contract/explanation.ts";
import type { Leads } from "../../src/console/contract/leads.ts";
import type { Matrix } from "../../src/console/contract/matrix.ts";
import { recordCrossings } from "../../src/store/crossings/record-crossings.ts";
import { firedAt } from "../support/ledger/decision.ts";
import type { Form } from "../../src/store/forms/forms.ts";
import { recall } from "../../src/store/scores/recall.ts";
import { type Visit } from "../support/console-visit.ts";
import { home, openConsole, start, trial, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let visit: Visit;

const person = (
  id: string,
  firstname: string,
  email: string,
  country: string | null,
  trials: number,
) => ({
  id,
  properties: { firstname, lastname: "", email, country, company: "" },
  events: Array.from({ length: trials }, (_, at) => trial(start - 1_000 * (at + 1))),
});

beforeAll(async () => {
  rig = await openConsole();
  await rig.score(home, [
    person("1", "José Ibáñez", "jose@works.example", "Spain", 1),
    person("2", "=HYPERLINK(1)", "eva@works.example", "Spain", 0),
    person("3", "100% Real_Name", "x@gmail.com", null, 1),
    {
      ...person("4", "Ana", "ana@gmail.com", "Spain", 0),
      // A raised hand makes ready at once, whatever the points.
      events: [{ ...trial(start - 1_000), type: "demo_asked" }],
    },
    person("5", "Zoé", "zoe@rival.example", "Spain", 1),
  ]);
  visit = await rig.enter();
});
afterAll(() => rig.close());

const list = async (query: string): Promise<Leads> =>
  (await visit.call<Leads>("GET", `/leads?${query}`)).body;
const ids = async (query: string): Promise<string[]> =>
  (await list(query)).items.map(({ contactId }) => contactId);

describe("the leads list", () => {
  test("shows ready leads first, then by score, with reasons, gate and a link to the record", async () => {
    const { total, items } = await list("");
    expect(total).toBe(5);
    expect(items[0]).toMatchObject({
      contactId: "4",
      isReady: true,
      readySince: start,
      handoff: null,
      gate: { en: "Asked for a demo", es: "Pidió una demo" },
    });
    const scores = items.slice(1).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(items.find(({ contactId }) => contactId === "1")).toMatchObject({
      name: "José Ibáñez",
      isReady: false,
      score: 50,
      recordUrl: "https://app.hubspot.com/contacts/111/record/0-1/1",
      reasons: [
        { label: { es: "Prueba iniciada" }, points: 30 },
        { label: { es: "Correo de empresa" }, points: 20 },
        { label: { es: "Mercado" }, points: 20 },
      ],
    });
    expect(items.find(({ contactId }) => contactId === "5")?.gate).toEqual({
      en: "Excluded: Competitor",
      es: "Excluido: Competidor",
    });
  });

  test("says why sales was not told of a ready lead, and hands it off when somebody says so", async () => {
    expect((await list("")).items[0]).toMatchObject({ contactId: "4", untold: null });
    await rig.ledger.transaction((tx) =>
      recordCrossings(
        tx,
        home,
        [
          {
            contactId: "4",
            crossings: [{ ...firedAt("handoff", start - 5, "recorded"), why: "publish" }],
          },
        ],
        start,
      ),
    );
    expect((await list("")).items[0]?.untold).toMatchObject({
      is: "silent",
      why: { es: expect.stringContaining("modelo publicado") },
      since: start - 5,
    });
    expect((await visit.call("POST", "/leads/4/handoff")).status).toBe(200);
    expect((await list("")).items[0]?.untold).toMatchObject({ is: "behind" });
    expect((await visit.call("POST", "/leads/1/handoff")).body).toMatchObject({
      error: { code: "NOTHING_TO_HAND_OFF" },
    });
  });

  test("pages without a contact missing or twice", async () => {
    const pages = await Promise.all([0, 2, 4].map((offset) => ids(`limit=2&offset=${offset}`)));
    expect(pages.flat().toSorted()).toEqual(["1", "2", "3", "4", "5"]);
    expect(pages.flat()).toEqual(await ids("limit=200"));
  });

  test("finds names without their accents, addresses, and words in any order", async () => {
    expect(await ids("q=ibanez")).toEqual(["1"]);
    expect(await ids(`q=${encodeURIComponent("works José")}`)).toEqual(["1"]);
    expect(await ids("q=gmail.com&sort=name&direction=asc")).toEqual(["3", "4"]);
  });

  test("takes % and _ for themselves", async () => {
    expect(await ids(`q=${encodeURIComponent("100%")}`)).toEqual(["3"]);
    expect(await ids(`q=${encodeURIComponent("l_n")}`)).toEqual(["3"]);
    expect(await ids(`q=${encodeURIComponent("%")}`)).toEqual(["3"]);
  });

  test("puts inbound first among leads of one score, and the matrix tells their share", async () => {
    const inOrder = await ids("sort=score");
    // Both have the same address, country and trial, and so the same score.
    const [one, two] = inOrder.filter((id) => ["1", "5"].includes(id));
    const inbound = async (id: string, value: number) =>
      rig.ledger.transaction(async (tx) => {
        await tx
          .updateTable("scores")
          .set({ inbound: value })
          .where("contact_id", "=", id)
          .execute();
      });
    await inbound(two ?? "", 1);
    const after = await ids("sort=score");
    expect(after.indexOf(two ?? "")).toBe(after.indexOf(one ?? "") - 1);
    expect((await visit.call<Matrix>("GET", "/matrix")).body.inbound).toBe(1);
    await inbound(two ?? "", 0);
    expect(await ids("sort=score")).toEqual(inOrder);
  });

  test("sorts by what it is asked for", async () => {
    expect(await ids("sort=name&direction=asc")).toEqual(["3", "2", "4", "1", "5"]);
    expect((await ids("sort=fit&direction=desc"))[4]).toBe("3");
  });

  test("filters by the cell of the matrix, which counts as many", async () => {
    const { body } = await visit.call<Matrix>("GET", "/matrix");
    const cell = body.cells.find(({ row, column }) => row === 1 && column === 0);
    const inCell = await list("fitFrom=25&painBelow=25&segment=red,purple,blue");
    expect(cell?.contacts).toBe(inCell.total);
    expect(body.cells.reduce((sum, each) => sum + each.contacts, 0)).toBe(4);
    expect(body.points.reduce((sum, [, , contacts]) => sum + contacts, 0)).toBe(4);
  });

  test("counts who is ready in each cell, and who is out beside the matrix", async () => {
    const { body } = await visit.call<Matrix>("GET", "/matrix");
    expect(body.cells.reduce((sum, each) => sum + each.ready, 0)).toBe(1);
    const counts = new Map(body.segments.map(({ segment, contacts }) => [segment, contacts]));
    expect(counts.get("red")).toBe(1);
    expect(counts.get("out")).toBe(1);
    expect(counts.get("sales")).toBe(0);
    expect(await ids("segment=red")).toEqual(["4"]);
    expect(await ids("segment=out")).toEqual(["5"]);
    expect((await list("segment=red,purple,blue")).total).toBe(4);
    expect((await visit.call("GET", "/leads?segment=green")).status).toBe(400);
  });

  test("says what a call begins with: what raised the hand, or what the contact did last", async () => {
    const { items } = await list("");
    const openings = new Map(items.map(({ contactId, opening }) => [contactId, opening]));
    expect(openings.get("4")).toMatchObject({ label: { en: "demo asked" }, at: start - 1_000 });
    expect(openings.get("1")).toMatchObject({
      label: { es: "Prueba iniciada" },
      at: start - 1_000,
    });
    expect(openings.get("2")).toBeNull();
  });

  test("has chosen contacts of this account alone scored again, and nothing fires by it", async () => {
    rig.woken.length = 0;
    const { body } = await visit.call("POST", "/leads/score-again", {
      contactIds: ["1", "3", "999"],
    });
    expect(body).toEqual({ marked: 2 });
    const marks = await rig.ledger.read
      .selectFrom("dirty")
      .select(["contact_id", "news"])
      .where("contact_id", "in", ["1", "3", "999"])
      .orderBy("contact_id")
      .execute();
    expect(marks).toEqual([
      { contact_id: "1", news: 0 },
      { contact_id: "3", news: 0 },
    ]);
    expect(rig.woken).toEqual([home]);
    const none = await visit.call("POST", "/leads/score-again", { contactIds: [] });
    expect(none.status).toBe(400);
  });

  test("goes out as CSV for chosen contacts alone, in the order of the list", async () => {
    const { body } = await visit.call<string>("GET", "/leads.csv?ids=3,1&sort=score");
    const lines = body.trim().split("\r\n").slice(1);
    expect(lines.map((line) => line.split(",")[0])).toEqual(["1", "3"]);
  });

  test("goes out as CSV whole, and no cell is a formula", async () => {
    const { body, headers } = await visit.call<string>("GET", "/leads.csv?language=es&limit=1");
    expect(headers.get("content-type")).toContain("text/csv");
    const lines = body.trim().split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain(",Puntuación,");
    expect(body).toContain("'=HYPERLINK(1)");
    expect(body).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });
});

test("other cuts of the matrix can be tried without changing anything", async () => {
  const { body } = await visit.call<Matrix>("GET", "/matrix?fit=10,30&pain=5");
  expect(body.axes.fit.cuts).toEqual([10, 30]);
  expect(body.cells).toHaveLength(6);
  expect(body.cells.reduce((sum, each) => sum + each.contacts, 0)).toBe(4);
  const { status } = await visit.call("GET", "/matrix?fit=30,10");
  expect(status).toBe(400);
});

test("contacts are found by name or id", async () => {
  expect(await find("jose")).toEqual(["1"]);
  expect(await find("4")).toEqual(["4"]);
});

async function find(q: string): Promise<string[]> {
  const { body } = await visit.call<Found>("GET", `/contacts?q=${q}`);
  return body.contacts.map(({ contactId }) => contactId);
}

test("customers have a matrix and a list of their own, by value and loyalty", async () => {
  const own = await openConsole();
  try {
    const here = await own.enter();
    expect((await here.call("GET", "/matrix?kind=customer")).status).toBe(409);
    await own.portals.change(home, (before) => ({
      ...before,
      models: [
        ...before.models,
        {
          version: 2,
          name: "Customers",
          note: "",
          publishedAt: start,
          publishedBy: "ripen",
          model: { ...readyMadeModels.customer, version: 2 },
        },
      ],
      current: { ...before.current, customer: 2 },
    }));
    await own.scoreCustomers(home, [
      { id: "1", properties: { total_revenue: "60000", hs_feedback_last_nps_rating: "10" } },
      { id: "2", properties: { hs_feedback_last_nps_rating: "7" } },
      { id: "3", properties: {} },
    ]);
    const { body } = await here.call<Matrix>("GET", "/matrix?kind=customer");
    expect(body.kind).toBe("customer");
    expect(body.axes.fit.label).toEqual({ en: "Value", es: "Valor" });
    const filled = body.cells.filter(({ contacts }) => contacts > 0);
    expect(filled.map(({ row, column, contacts }) => [row, column, contacts])).toEqual([
      [0, 0, 1],
      [1, 0, 1],
    ]);
    expect(body.segments).toContainEqual({ segment: "unknown", contacts: 1 });
    const { body: rich } = await here.call<Leads>(
      "GET",
      "/leads?kind=customer&fitFrom=20&segment=red,purple,blue",
    );
    expect(rich.items).toMatchObject([
      { contactId: "1", fit: 30, pain: 15, score: 45, segment: "purple", nextStep: null },
    ]);
    const { body: all } = await here.call<Leads>("GET", "/leads?kind=customer&sort=score");
    expect(all.items.map(({ contactId }) => contactId)).toEqual(["1", "2", "3"]);
    expect(all.items[2]).toMatchObject({
      segment: "unknown",
      band: { name: "unknown", label: { en: "Unknown", es: "Desconocido" } },
    });
  } finally {
    await own.close();
  }
});

test("forms are listed, and one that a person names gives its events that name at once", async () => {
  const own = await openConsole();
  try {
    const here = await own.enter();
    const sent = { type: "form_submitted", source: "form", occurredAt: start - 1_000 };
    await own.score(home, [
      {
        id: "1",
        properties: {},
        events: [{ ...sent, id: `form/d-1@${start - 1_000}`, properties: { formId: "d-1" } }],
      },
    ]);
    const { body: before } = await here.call<FormList>("GET", "/forms");
    expect(before.forms).toEqual([{ formId: "d-1", name: null, isNamedByPerson: false }]);
    const { body: after } = await here.call<FormList>("PUT", "/forms/d-1", { name: "Demo" });
    expect(after.forms).toEqual([{ formId: "d-1", name: "Demo", isNamedByPerson: true }]);
    const [event] = (await recall(own.ledger, home, ["1"]))("1").events;
    expect(event?.properties["form"]).toBe("Demo");
    const marked = await own.ledger.read.selectFrom("dirty").select("contact_id").execute();
    expect(marked).toEqual([{ contact_id: "1" }]);
    expect(own.woken).toEqual([home]);
  } finally {
    await own.close();
  }
});

type FormList = { readonly forms: readonly Form[] };
