// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../../src/scoring/hygiene/hygiene.ts";
import { parseModel, type ModelDocument } from "../../../src/scoring/model/model.ts";
import { criterion, event, sampleModel, type Criterion, type When } from "../sample.ts";
import { known, rules, at, only, fit, pain } from "./lint-sample.ts";

describe("thresholds", () => {
  const ready = { fit: 30, pain: 20, total: 51, hysteresis: 5 };
  const big: Partial<ModelDocument> = {
    criteria: [criterion({ rules: [{ when: known, points: 40 }] }), pain],
  };
  test.each<[string, Partial<ModelDocument>, string[]]>([
    [
      "reachable to the point",
      { ...big, ready: { ...ready, fit: 40, total: 61 } },
      ["error threshold-unreachable ready.total"],
    ],
    [
      "fit out of reach",
      { ready: { ...ready, fit: 31, total: 0 } },
      ["error threshold-unreachable ready.fit"],
    ],
    [
      "pain out of reach",
      { ready: { ...ready, pain: 21, total: 0 } },
      ["error threshold-unreachable ready.pain"],
    ],
    [
      "a band out of reach",
      { bands: [...sampleModel().bands, { name: "far", label: fit.label, from: 51 }] },
      ["warning band-unreachable bands[3].from"],
    ],
    [
      "cuts out of reach",
      { matrix: { fit: [31], pain: [21], cells: sampleModel().matrix.cells } },
      ["warning matrix-unreachable matrix.fit[0]", "warning matrix-unreachable matrix.pain[0]"],
    ],
    [
      "no fit needed",
      { ready: { ...ready, fit: 0, total: 0 } },
      ["warning ready-ignores-axis ready.fit", "warning hysteresis-too-wide ready.hysteresis"],
    ],
    [
      "no pain needed",
      { ready: { ...ready, pain: 0, total: 0, hysteresis: 0 } },
      ["warning ready-ignores-axis ready.pain"],
    ],
    ["a total that decides", { ...big, ready }, []],
    [
      "hysteresis as wide as an axis",
      { ready: { ...ready, total: 0, hysteresis: 20 } },
      ["warning hysteresis-too-wide ready.hysteresis"],
    ],
    ["hysteresis just narrower", { ready: { ...ready, total: 0, hysteresis: 19 } }, []],
    [
      "an axis cut short",
      { axes: { fit: { max: 29 } }, ready: { ...ready, total: 0 } },
      [
        "error threshold-unreachable ready.fit",
        "warning band-unreachable bands[2].from",
        "warning matrix-unreachable matrix.fit[0]",
      ],
    ],
    ["a customer model", { kind: "customer", ready: { fit: 99, pain: 99, total: 500 } }, []],
  ])("%s", (_, given, expected) => expect(only(given)).toEqual(expected));

  test("what criteria can give counts rules, caps, families and unknown points", () => {
    const reach = (
      given: Partial<Criterion> & Pick<Criterion, "rules">,
      families: ModelDocument["families"] = {},
    ): number => {
      const model: Partial<ModelDocument> = {
        criteria: [criterion(given), pain],
        families,
        axes: { fit: { max: 100 } },
        ready: { fit: 100, pain: 20, total: 0, hysteresis: 1 },
      };
      const message =
        lintModel(parseModel(sampleModel(model)), lexicon).find(({ path }) => path === "ready.fit")
          ?.message.en ?? "give 100 at";
      return Number(/give (\d+) at/.exec(message)?.[1]);
    };
    const two = [
      { when: known, points: 7 },
      { when: { op: "unknown" as const, field: "title" }, points: 9 },
      { when: known, points: -3 },
    ];
    expect(reach({ rules: two })).toBe(9);
    expect(reach({ rules: two, pick: "sum" })).toBe(16);
    expect(reach({ rules: two, pick: "sum", cap: 12 })).toBe(12);
    expect(reach({ rules: two, unknown: 11 })).toBe(11);
    expect(reach({ rules: [{ when: known, points: -3 }] })).toBe(0);
    expect(reach({ rules: [{ when: event("x"), points: 3, each: true }] })).toBe(100);
    expect(reach({ rules: [{ when: event("x"), points: 3, each: true }], cap: 8 })).toBe(8);
    expect(reach({ rules: two, family: "f" }, { f: { cap: 5 } })).toBe(5);
    const each = (points: number): Criterion["rules"][number] => ({
      when: event("x"),
      points,
      each: true,
    });
    expect(reach({ rules: [each(-3), { when: known, points: 7 }] })).toBe(7);
    expect(reach({ rules: [each(0), { when: known, points: 7 }] })).toBe(7);
  });
});

describe("ranges", () => {
  const range = (from: number, to: number, field = "size"): When => ({
    op: "between",
    field,
    from,
    to,
  });
  test.each<[string, When, When, boolean]>([
    ["that share an end", range(1, 50), range(50, 200), true],
    ["in the other order", range(50, 200), range(1, 50), true],
    ["that do not", range(1, 50), range(51, 200), false],
    ["of two fields", range(1, 50), range(50, 200, "mail"), false],
    [
      "of a number and a size",
      range(1, 50),
      { op: "size", field: "size", atLeast: 50, atMost: 60 },
      false,
    ],
    [
      "of sizes",
      { op: "size", field: "size", atLeast: 5, atMost: 50 },
      { op: "size", field: "size", atLeast: 50, atMost: 60 },
      true,
    ],
    ["open ones are tiers", { op: "atLeast", field: "size", value: 5 }, range(9, 20), false],
    ["open below", { op: "atMost", field: "size", value: 9 }, range(9, 20), false],
    ["of something else", known, range(9, 20), false],
  ])("%s: %s", (_, first, second, overlaps) => {
    expect(only(rules([first, 4], [second, 5])).filter((one) => one.includes("overlap"))).toEqual(
      overlaps ? [`warning ranges-overlap ${at}[1].when`] : [],
    );
  });
});
