import { describe, expect, test } from "vitest";
import { event, sampleModel } from "../sample.ts";
import { faultsOf, gate, one, sample, when, type Loose } from "./refused-sample.ts";

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
    [
      "an unknown behaviour deep inside, beside a rule on data",
      one({
        rules: [
          { when: { op: "known", field: "mail" }, points: 1 },
          { when: { op: "any", of: [{ op: "known", field: "mail" }, event("x")] }, points: 1 },
        ],
        unknown: 1,
      }),
      "criteria[0].unknown",
    ],
    [
      "a blank value",
      when({ op: "equals", field: "mail", value: "  " }),
      "criteria[0].rules[0].when.value",
    ],
    ["a blank name", { name: "  " }, "name"],
  ])("%s", (_, changed, path) => {
    const faults = faultsOf({ ...sampleModel(), ...changed });
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const { message } of faults) {
      expect(message.en).not.toBe("");
      expect(message.es).not.toBe("");
    }
  });
});

describe("a document is accepted", () => {
  test.each<[string, Loose]>([
    ["with a range of one number", when({ op: "between", field: "size", from: 5, to: 5 })],
    ["with a size of one number", when({ op: "size", field: "size", atLeast: 5, atMost: 5 })],
    ["with a size without an upper end", when({ op: "size", field: "size", atLeast: 5 })],
    ["with a size without a lower end", when({ op: "size", field: "size", atMost: 5 })],
    [
      "with an expiry of an event beside data",
      {
        exclusions: [
          gate({
            when: { op: "all", of: [{ op: "known", field: "mail" }, event("x")] },
            expiresAfterDays: 5,
          }),
        ],
      },
    ],
    [
      "with an expiry of a date",
      {
        exclusions: [
          gate({ when: { op: "withinDays", field: "since", days: 9 }, expiresAfterDays: 5 }),
        ],
      },
    ],
    [
      "with steps of one share",
      one({
        decay: {
          kind: "steps",
          steps: [
            { untilDays: 1, share: 0.5 },
            { untilDays: 2, share: 0.5 },
          ],
        },
      }),
    ],
    [
      "with 200 fields",
      { fields: { ...fields(200 - Object.keys(sample.fields).length), ...sample.fields } },
    ],
  ])("%s", (_, changed) => expect(faultsOf({ ...sampleModel(), ...changed })).toEqual([]));
});

describe("what is written the wrong way is refused with how to write it", () => {
  test.each<[string, Loose]>([
    [
      "a field name starts with a letter and has letters, digits and _",
      when({ op: "known", field: "job title" }),
    ],
    [
      "a field name starts with a letter and has letters, digits and _",
      { roles: { jobTitle: "job title" } },
    ],
    ["an event type is written like page_viewed or custom:name", when(event("Page"))],
    [
      "an id starts with a lower-case letter and has lower-case letters, digits, - and _",
      one({ id: "Not An Id" }),
    ],
    [
      "a HubSpot property's internal name has lower-case letters, digits and _",
      { fields: { ...sample.fields, x: { contact: "Job" } } },
    ],
    [
      "name a contact property, a company property, or both",
      { fields: { ...sample.fields, x: {} } },
    ],
    ["at most 200 fields", { fields: { ...fields(201), ...sample.fields } }],
  ])("%s", (expected, changed) =>
    expect(faultsOf({ ...sampleModel(), ...changed })[0]?.message.en).toBe(expected),
  );
});

function fields(count: number): Loose {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`field${at}`, { contact: `field${at}` }]),
  );
}
