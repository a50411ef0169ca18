import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import { decide } from "../../src/decide.ts";
import { property, type Property } from "../../src/hubspot/calls/list-properties.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { ModelError, parseModel } from "../../src/scoring/model/model.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { unknownContact, type Known } from "../../src/store/scores/recall.ts";
import { takesOutput } from "../../src/writeback/takes-output.ts";
import { model, portalWork } from "../support/portals/portal-work.ts";

const start = Date.UTC(2026, 0, 5);
const ana = { email: "ana@acme.example", createdate: new Date(start).toISOString() };

const workWith = (outputs: Record<string, string>, version = 1): PortalWork =>
  portalWork({
    outputs,
    scenarios: [],
    models: { lead: compileModel({ ...model, version }, lexicon), customer: null },
  });

/** A contact that HubSpot takes every write of; `read` decides and gives what was written. */
function contact(shown: Record<string, string> = {}) {
  let known: Known = unknownContact;
  const read = (work: PortalWork, why: typeof news.none | typeof news.created) => {
    const properties = { ...ana, ...shown };
    const reading = { id: "7", companyId: null, company: null, mark: 1, news: why, properties };
    const decision = decide(work, reading, known, start);
    known = {
      ...known,
      score: decision.score,
      published: decision.published,
      counters: decision.counters,
    };
    Object.assign(shown, decision.write);
    return decision.write;
  };
  return { shown, read };
}

describe("an output that goes to the portal's own property", () => {
  test("is written there and not to ours", () => {
    const write = contact().read(workWith({ ripen_lead_score: "our_points" }), news.created);
    expect(write).toMatchObject({ our_points: "30", ripen_fit_score: "30" });
    expect(write).not.toHaveProperty("ripen_lead_score");
  });

  test("is compared with that property: written once, and again when a person edits it", () => {
    const one = contact();
    const work = workWith({ ripen_lead_score: "our_points" });
    one.read(work, news.created);
    expect(one.read(work, news.none)).toEqual({});
    one.shown["our_points"] = "99";
    expect(one.read(work, news.none)).toEqual({ our_points: "30" });
  });

  test("leaves no old value under our name, and comes back to it on roll-back", () => {
    const one = contact();
    one.read(workWith({}), news.created);
    const before = { ...one.shown };
    const moved = one.read(workWith({ ripen_lead_score: "our_points" }, 2), news.none);
    expect(moved).toEqual({ our_points: "30", ripen_lead_score: "", ripen_model_version: "2" });
    one.read(workWith({}, 1), news.none);
    // What was written into the portal's own property stays: it is not ours to empty.
    expect(one.shown).toEqual({ ...before, our_points: "30" });
  });

  test("rests while that property cannot be written, and everything else is written", () => {
    const work = { ...workWith({ ripen_band: "our_band" }), unwritable: new Set(["our_band"]) };
    const write = contact().read(work, news.created);
    expect(write).not.toHaveProperty("our_band");
    expect(write).not.toHaveProperty("ripen_band");
    expect(write).toMatchObject({ ripen_lead_score: "30" });
  });

  test("goes around a property of another type that stands under our name", () => {
    const work = {
      ...workWith({ ripen_band: "our_band" }),
      unwritable: new Set(["ripen_band"]),
    };
    expect(contact().read(work, news.created)).toMatchObject({ our_band: "low" });
  });
});

const own = (changes: object): Property =>
  property.parse({ name: "own", type: "number", fieldType: "number", ...changes });
const select = (...values: string[]) => ({
  type: "enumeration",
  fieldType: "select",
  options: values.map((value) => ({ value, label: value })),
});

describe("a property of the portal", () => {
  test.each([
    ["ripen_lead_score", "a number", {}, true],
    ["ripen_lead_score", "text", { type: "string", fieldType: "text" }, false],
    ["ripen_lead_score", "one of HubSpot's", { hubspotDefined: true }, false],
    ["ripen_lead_score", "a calculated one", { calculated: true }, false],
    [
      "ripen_lead_score",
      "a read-only one",
      { modificationMetadata: { readOnlyValue: true } },
      false,
    ],
    ["ripen_lead_score", "one where no two are alike", { hasUniqueValue: true }, false],
    ["ripen_lead_score", "one of ours", { name: "ripen_fit_score" }, false],
    ["ripen_ready_since", "a date without time", { type: "date", fieldType: "date" }, false],
    ["ripen_ready_since", "a date with time", { type: "datetime", fieldType: "date" }, true],
    ["ripen_ready", "yes and no", { type: "bool", fieldType: "booleancheckbox" }, true],
    ["ripen_ready", "options true and false", select("true", "false"), true],
    ["ripen_band", "options for every band", select("low", "high", "other"), true],
    ["ripen_band", "options that lack a band", select("low"), false],
    ["ripen_band", "several at once", { ...select("low", "high"), fieldType: "checkbox" }, false],
    ["ripen_band", "text", { type: "string", fieldType: "text" }, true],
    ["ripen_reasons", "rich text", { type: "string", fieldType: "html" }, false],
    [
      "ripen_reasons",
      "what the model reads",
      { name: "email", type: "string", fieldType: "text" },
      false,
    ],
    ["ripen_handoff_at", "a date with time", { type: "datetime", fieldType: "date" }, false],
  ])("for %s: %s", (output, _what, changes, fits) => {
    expect(takesOutput(output, model, own(changes))).toBe(fits);
  });
});

/** The paths of a model's faults with these outputs. */
function faults(outputs: object): string[] {
  try {
    parseModel({ ...model, outputs });
    return [];
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return error.faults.map(({ path }) => path);
  }
}

test("a model refuses outputs that would loop, collide, or belong elsewhere", () => {
  expect(faults({ ripen_lead_score: "our_points", ripen_fit_score: "our_fit" })).toEqual([]);
  expect(faults({ ripen_reasons: "email" })).toEqual(["outputs.ripen_reasons"]);
  expect(faults({ ripen_fit_score: "a", ripen_pain_score: "a" })).toEqual([
    "outputs.ripen_pain_score",
  ]);
  expect(faults({ ripen_fit_score: "ripen_pain_score" })).toEqual(["outputs.ripen_fit_score"]);
  expect(faults({ ripen_customer_score: "a" })).toEqual(["outputs.ripen_customer_score"]);
  expect(faults({ ripen_handoff_at: "a" })).not.toEqual([]);
});

const toOwn = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `own_${name}`]));

test("whatever is mapped, everything that differs is written exactly once, each to one property", () => {
  const names = ["ripen_lead_score", "ripen_band", "ripen_ready", "ripen_reasons"];
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray(names), (mapped, later) => {
      const one = contact();
      one.read(workWith(toOwn(mapped)), news.created);
      one.read(workWith(toOwn(later), 2), news.none);
      for (const name of names) {
        const isMapped = later.includes(name);
        expect(one.shown[isMapped ? `own_${name}` : name] ?? "").not.toBe("");
        expect((one.shown[name] ?? "") === "").toBe(isMapped);
      }
      expect(one.read(workWith(toOwn(later), 2), news.none)).toEqual({});
    }),
    { numRuns: 50 },
  );
});
