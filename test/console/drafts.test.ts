import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Sheet } from "../../src/console/contract/sheet.ts";
import type { Diff } from "../../src/console/contract/versions.ts";
import { type Visit } from "../support/console-visit.ts";
import { installer, openConsole, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  visit = await rig.enter();
});
afterEach(() => rig.close());

const show = async (): Promise<Draft> => (await visit.call<Draft>("GET", "/drafts/lead")).body;
const save = async (revision: number, document: Draft["document"]): Promise<Draft> =>
  (await visit.call<Draft>("PUT", "/drafts/lead", { revision, document })).body;

describe("a draft", () => {
  test("begins as the version in force, which publishing it would not change", async () => {
    const draft = await show();
    expect(draft).toMatchObject({
      revision: 0,
      baseVersion: 1,
      isPublished: true,
      canUndo: false,
      canRedo: false,
      faults: [],
    });
    expect(draft.document["version"]).toBe(0);
  });

  test("is saved as you go, undone and redone, and a save drops what was undone", async () => {
    const { document } = await show();
    const first = await save(0, { ...document, name: "One" });
    expect(first).toMatchObject({ revision: 1, canUndo: true, canRedo: false, savedBy: installer });
    const second = await save(1, { ...document, name: "Two" });
    const undone = (await visit.call<Draft>("POST", "/drafts/lead/undo", { revision: 2 })).body;
    expect(undone.document["name"]).toBe("One");
    expect(undone.canRedo).toBe(true);
    const redone = (await visit.call<Draft>("POST", "/drafts/lead/redo", { revision: 1 })).body;
    expect(redone.document).toEqual(second.document);
    await visit.call("POST", "/drafts/lead/undo", { revision: 2 });
    const third = await save(1, { ...document, name: "Three" });
    // Never 2 again: whoever still looks at the second save must not overwrite the third.
    expect(third).toMatchObject({ revision: 3, canRedo: false });
    const back = (await visit.call<Draft>("POST", "/drafts/lead/undo", { revision: 3 })).body;
    expect(back.document["name"]).toBe("One");
    const start = (await visit.call<Draft>("POST", "/drafts/lead/undo", { revision: 1 })).body;
    expect(start.document).toEqual(document);
    const { status, body } = await visit.call("POST", "/drafts/lead/undo", { revision: 0 });
    expect([status, body.error.code]).toEqual([409, "NOTHING_TO_UNDO"]);
  });

  test("that somebody else saved meanwhile is not overwritten", async () => {
    const { document } = await show();
    await save(0, { ...document, name: "Theirs" });
    const { status, body } = await visit.call("PUT", "/drafts/lead", { revision: 0, document });
    expect([status, body.error.code]).toEqual([409, "DRAFT_CHANGED"]);
    expect((await show()).document["name"]).toBe("Theirs");
  });

  test("may be incomplete, and says where and why in both languages", async () => {
    const { document } = await show();
    const { criteria } = document as { criteria: { rules: { points: number }[] }[] };
    const broken = structuredClone(criteria);
    if (broken[0]?.rules[0]) broken[0].rules[0].points = 500;
    const draft = await save(0, { ...document, criteria: broken });
    expect(draft.faults[0]?.path).toBe("criteria[0].rules[0].points");
    expect(draft.faults[0]?.message.es).not.toBe(draft.faults[0]?.message.en);
    expect(draft.findings).toEqual([]);
    const published = await visit.call("POST", "/versions", {
      kind: "lead",
      revision: 1,
      name: "x",
    });
    expect(published.body.error).toMatchObject({
      code: "DRAFT_HAS_FAULTS",
      path: "criteria[0].rules[0].points",
    });
  });

  test("is told what model hygiene finds, with its place", async () => {
    const { document } = await show();
    const draft = await save(0, { ...document, ready: { fit: 49, pain: 25, total: 50 } });
    expect(draft.findings).toContainEqual(
      expect.objectContaining({ code: "threshold-unreachable", path: "ready.fit" }),
    );
  });

  test("starts anew from a ready-made model and keeps the mapping that the portal has", async () => {
    const { document } = await show();
    const fields = { ...(document["fields"] as object), jobTitle: { contact: "puesto" } };
    await save(0, { ...document, fields });
    const start = { revision: 1, from: { kind: "readyMade", id: "b2b-software" } };
    const draft = (await visit.call<Draft>("POST", "/drafts/lead/start", start)).body;
    expect(draft.document["id"]).toBe("b2b-software");
    expect(draft.document["fields"]).toMatchObject({
      jobTitle: { contact: "puesto" },
      industry: { company: "industry", contact: "industry" },
    });
    const customers = { revision: 2, from: { kind: "readyMade", id: "customer" } };
    const wrong = await visit.call("POST", "/drafts/lead/start", customers);
    expect(wrong.body.error.code).toBe("NO_SUCH_MODEL");
  });

  test("goes out as a file and comes in again the same", async () => {
    const file = await visit.call<Draft["document"]>("GET", "/drafts/lead/export");
    expect(file.headers.get("content-disposition")).toContain("ripen-lead-draft.json");
    const start = {
      revision: 0,
      keepMapping: false,
      from: { kind: "document", document: file.body },
    };
    const draft = (await visit.call<Draft>("POST", "/drafts/lead/start", start)).body;
    expect(draft.document).toEqual(file.body);
    expect(draft.isPublished).toBe(true);
  });

  test("is written out in words for both teams, and so is what it changes", async () => {
    const { body: sheet } = await visit.call<Sheet>("GET", "/drafts/lead/sheet");
    const [mail, market] = sheet.axes[0]?.criteria ?? [];
    expect(mail?.rules[0]?.when).toEqual({
      en: "E-mail is a business address",
      es: "Correo electrónico es una dirección de empresa",
    });
    expect(market?.rules[0]?.when.en).toBe("Country is in Spain");
    const { document } = await show();
    const { criteria, ready } = structuredClone(document) as {
      criteria: { rules: { points: number }[] }[];
      ready: { pain: number };
    };
    const pain = ready.pain + 1;
    if (criteria[0]?.rules[0]) criteria[0].rules[0].points = 15;
    const changed = { criteria: criteria.slice(0, 2), ready: { ...ready, pain }, name: "Other" };
    await save(0, { ...document, ...changed });
    const { body: diff } = await visit.call<Diff>("GET", "/versions/diff?from=1");
    expect(diff.changes.map(({ path, what }) => [path, what])).toEqual([
      ["criteria[0]", "changed"],
      ["criteria[2]", "removed"],
      ["ready", "changed"],
    ]);
    expect(diff.changes[0]).toMatchObject({
      subject: { es: "Correo de empresa" },
      part: { en: "rule 1" },
      before: { en: "E-mail is a business address: 20" },
      after: { en: "E-mail is a business address: 15" },
    });
    expect(diff.changes[2]).toMatchObject({
      part: { en: "pain at least", es: "dolor mínimo" },
      before: { en: String(ready.pain) },
      after: { es: String(pain) },
    });
  });
});
