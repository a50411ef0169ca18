import { describe, expect, test } from "vitest";
import { readyMadeModels } from "../../../config/models.ts";
import {
  makeEventTest,
  makeTest,
  testOps,
} from "../../../src/console/drafts/page/conditions/make-condition.ts";
import { unwrapped } from "../../../src/console/drafts/page/conditions/condition-editor.tsx";
import {
  decayPoints,
  halfDay,
  makeDecay,
} from "../../../src/console/drafts/page/criterion/decay-points.ts";
import { modelOf } from "../../../src/console/drafts/page/draft/model-of.ts";
import { anchorOf, remarksAt } from "../../../src/console/drafts/page/findings-at.ts";
import { freshId } from "../../../src/console/drafts/page/fresh-id.ts";
import { conditionSchema } from "../../../src/scoring/model/condition-schema.ts";
import { decaySchema } from "../../../src/scoring/model/criterion-schema.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";

describe("the condition picker", () => {
  test("offers every test that the engine knows", () => {
    // What needs a value that only a person can give is filled in here.
    const filled = { equals: "x", matches: "x", values: ["x"] };
    for (const op of testOps) {
      const made = makeTest(op, "country", { op: "oneOf", field: "x", values: filled.values });
      expect(conditionSchema.parse(made)).toEqual(made);
    }
    expect(conditionSchema.parse(makeEventTest(["page_viewed"]))).toMatchObject({ times: 1 });
  });

  test("keeps the values when only the way of comparing changes", () => {
    const before = { op: "oneOf", field: "country", values: ["ES", "PT"] } as const;
    expect(makeTest("countryIn", "country", before)).toEqual({ ...before, op: "countryIn" });
    expect(makeTest("atMost", "size", { op: "atLeast", field: "size", value: 50 })).toEqual({
      op: "atMost",
      field: "size",
      value: 50,
    });
  });

  test("shows the opposite of an opposite as the thing itself", () => {
    const inner = { op: "known", field: "email" } as const;
    expect(unwrapped({ op: "not", of: { op: "not", of: inner } })).toEqual({
      inner,
      isNegated: false,
      depth: 2,
    });
    expect(unwrapped({ op: "not", of: inner })).toEqual({ inner, isNegated: true, depth: 1 });
  });
});

describe("the decay curve", () => {
  test("is drawn from the engine's own weights", () => {
    const points = decayPoints({ kind: "halfLife", days: 30, endsAfterDays: null });
    expect(points[0]).toEqual({ day: 0, left: 100 });
    expect(points.find(({ day }) => day === 30)?.left).toBe(50);
    expect(halfDay(points)).toBe(30);
  });

  test("shows the end of a window and of steps", () => {
    expect(decayPoints({ kind: "window", days: 90 }).at(-1)?.left).toBe(0);
    expect(decayPoints(makeDecay("steps")).at(-1)?.left).toBe(0);
  });

  test.each(["halfLife", "linear", "steps", "window"] as const)(
    "begins as the engine takes it: %s",
    (kind) => {
      expect(decaySchema.parse(makeDecay(kind))).toEqual(makeDecay(kind));
    },
  );
});

describe("the draft as the editor sees it", () => {
  test.each(Object.entries(readyMadeModels))("loses nothing of the model %s", (_, model) => {
    expect(modelOf(model)).toEqual(model);
  });

  test("is what the engine makes of a document with left-out parts", () => {
    const { name, id, bands, matrix } = readyMadeModels["b2b-services"];
    const document = {
      schema: 1,
      id,
      name,
      kind: "lead",
      bands,
      matrix,
      fields: { email: { contact: "email" } },
      criteria: [
        {
          id: "a",
          axis: "fit",
          label: { en: "A", es: "A" },
          definition: { en: "", es: "" },
          rules: [{ when: { op: "known", field: "email" }, points: 3 }],
        },
      ],
    };
    expect(modelOf(document)).toEqual(parseModel(document));
  });

  test("can be shown although it is hardly begun", () => {
    expect(modelOf({}).criteria).toEqual([]);
  });
});

test("remarks stand beside the criterion that they concern, and not beside its tenth neighbour", () => {
  const message = { en: "x", es: "x" };
  const draft = {
    kind: "lead" as const,
    revision: 1,
    document: {},
    baseVersion: null,
    savedAt: null,
    savedBy: null,
    canUndo: false,
    canRedo: false,
    isPublished: false,
    faults: [
      { path: "criteria[1].rules[0]", message },
      { path: "criteria[10]", message },
    ],
    findings: [],
  };
  expect(remarksAt(draft, "criteria[1]").faults).toEqual([draft.faults[0]]);
  expect(anchorOf("criteria[10].cap")).toBe("criterion-10");
  expect(anchorOf("bands[0]")).toBeNull();
});

test("a new id is none that stands already", () => {
  expect(freshId("criterion", [{ id: "criterion-2" }])).toBe("criterion-3");
});
