import { describe, expect, test } from "vitest";
import { event, sampleModel } from "./sample.ts";
import { faultsOf, one, when, type Loose } from "./refused-sample.ts";

describe("a document is refused with the place of the fault in its conditions", () => {
  test.each<[string, Loose, string]>([
    ["another schema", { schema: 2 }, "schema"],
    ["an unknown key", { extra: 1 }, "model"],
    [
      "points above 100",
      when({ op: "known", field: "mail" }, { points: 101 }),
      "criteria[0].rules[0].points",
    ],
    [
      "points that are no integer",
      when({ op: "known", field: "mail" }, { points: 1.5 }),
      "criteria[0].rules[0].points",
    ],
    ["an unknown operator", when({ op: "like", field: "mail" }), "criteria[0].rules[0].when.op"],
    [
      "a field that is not mapped",
      when({ op: "known", field: "nobody" }),
      "criteria[0].rules[0].when.field",
    ],
    [
      "a field named like a method",
      when({ op: "known", field: "constructor" }),
      "criteria[0].rules[0].when.field",
    ],
    [
      "a field deep inside",
      when({ op: "all", of: [{ op: "not", of: { op: "known", field: "nobody" } }] }),
      "criteria[0].rules[0].when.of[0].of.field",
    ],
    [
      "a range upside down",
      when({ op: "between", field: "size", from: 2, to: 1 }),
      "criteria[0].rules[0].when",
    ],
    [
      "a size upside down",
      when({ op: "size", field: "size", atLeast: 2, atMost: 1 }),
      "criteria[0].rules[0].when",
    ],
    ["a size without an end", when({ op: "size", field: "size" }), "criteria[0].rules[0].when"],
    [
      "no pattern",
      when({ op: "matches", field: "mail", pattern: "(" }),
      "criteria[0].rules[0].when.pattern",
    ],
    [
      "a pattern of 257 characters",
      when({ op: "matches", field: "mail", pattern: "x".repeat(257) }),
      "criteria[0].rules[0].when.pattern",
    ],
    [
      "a pattern that grows",
      when({ op: "matches", field: "mail", pattern: "[a-z]{1,1000}x" }),
      "criteria[0].rules[0].when.pattern",
    ],
    [
      "an event in an event",
      when(
        event("x", {
          where: { op: "event", types: ["y"], where: null, times: 1, withinDays: null },
        }),
      ),
      "criteria[0].rules[0].when.where",
    ],
    [
      "a window in an event",
      when(event("x", { where: { op: "withinDays", field: "at", days: 1 } })),
      "criteria[0].rules[0].when.where",
    ],
    ["an event type with spaces", when(event("Page viewed")), "criteria[0].rules[0].when.types[0]"],
    [
      "each without an event",
      when({ op: "known", field: "mail" }, { each: true }),
      "criteria[0].rules[0]",
    ],
    [
      "each of two events",
      when({ op: "all", of: [event("x"), event("y")] }, { each: true }),
      "criteria[0].rules[0]",
    ],
    [
      "each of an any",
      when({ op: "any", of: [event("x")] }, { each: true }),
      "criteria[0].rules[0]",
    ],
    [
      "an unknown behaviour",
      { ...one({ rules: [{ when: event("x"), points: 1 }], unknown: 1 }) },
      "criteria[0].unknown",
    ],
  ])("%s", (_, changed, path) => {
    const faults = faultsOf({ ...sampleModel(), ...changed });
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const { message } of faults) {
      expect(message.en).not.toBe("");
      expect(message.es).not.toBe("");
    }
  });
});
