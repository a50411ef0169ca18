// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ModelError, modelJsonSchema, parseModel, type Fault } from "../../src/scoring/model.ts";
import { propertiesRead } from "../../src/scoring/properties-read.ts";
import { criterion, event, sampleModel } from "./sample.ts";

type Loose = Record<string, unknown>;

function faultsOf(input: unknown): readonly Fault[] {
  try {
    parseModel(input);
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.faults;
    throw error;
  }
}

const label = { en: "Label", es: "Etiqueta" };
const one = (given: Loose): Loose => ({
  criteria: [
    { ...criterion({ rules: [{ when: { op: "known", field: "mail" }, points: 1 }] }), ...given },
  ],
});
const when = (condition: unknown, more: Loose = {}): Loose =>
  one({ rules: [{ when: condition, points: 1, ...more }] });
const gate = (given: Loose): Loose => ({
  id: "x",
  label,
  when: { op: "known", field: "mail" },
  ...given,
});
const sample = sampleModel();

describe("a document is refused with the place of the fault", () => {
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
    ["a family that is not there", one({ family: "nobody" }), "criteria[0].family"],
    [
      "steps that rise",
      one({
        decay: {
          kind: "steps",
          steps: [
            { untilDays: 1, share: 0.5 },
            { untilDays: 2, share: 0.6 },
          ],
        },
      }),
      "criteria[0].decay.steps",
    ],
    [
      "steps out of order",
      one({
        decay: {
          kind: "steps",
          steps: [
            { untilDays: 2, share: 0.5 },
            { untilDays: 2, share: 0.4 },
          ],
        },
      }),
      "criteria[0].decay.steps",
    ],
    ["an id twice", { criteria: [sample.criteria[0], sample.criteria[0]] }, "criteria[1].id"],
    ["an exclusion twice", { exclusions: [gate({}), gate({})] }, "exclusions[1].id"],
    ["a limit twice", { limits: [gate({ band: "low" }), gate({ band: "low" })] }, "limits[1].id"],
    [
      "an expiry without a date",
      { exclusions: [gate({ expiresAfterDays: 5 })] },
      "exclusions[0].expiresAfterDays",
    ],
    [
      "an expiry of what did not happen",
      { exclusions: [gate({ when: { op: "not", of: event("x") }, expiresAfterDays: 5 })] },
      "exclusions[0].expiresAfterDays",
    ],
    [
      "an exclusion's field",
      { exclusions: [gate({ when: { op: "known", field: "nobody" } })] },
      "exclusions[0].when.field",
    ],
    [
      "a limit's field",
      { limits: [gate({ when: { op: "known", field: "nobody" }, band: "low" })] },
      "limits[0].when.field",
    ],
    ["a limit to no band", { limits: [gate({ band: "nobody" })] }, "limits[0].band"],
    [
      "a hand-raiser's pattern",
      {
        handRaisers: [{ label, types: ["x"], where: { op: "matches", field: "f", pattern: "(" } }],
      },
      "handRaisers[0].where.pattern",
    ],
    ["a first band above 0", { bands: [{ name: "a", label, from: 1 }] }, "bands[0].from"],
    [
      "bands that fall",
      {
        bands: [
          { name: "a", label, from: 0 },
          { name: "b", label, from: 9 },
          { name: "c", label, from: 9 },
        ],
      },
      "bands",
    ],
    [
      "a band twice",
      {
        bands: [
          { name: "a", label, from: 0 },
          { name: "a", label, from: 9 },
        ],
      },
      "bands",
    ],
    ["cuts that fall", { matrix: { ...sample.matrix, fit: [9, 8] } }, "matrix.fit"],
    ["pain cuts that fall", { matrix: { ...sample.matrix, pain: [9, 9] } }, "matrix.pain"],
    ["a row too few", { matrix: { ...sample.matrix, cells: [["red", "red"]] } }, "matrix.cells"],
    [
      "a cell too many",
      {
        matrix: {
          ...sample.matrix,
          cells: [
            ["red", "red"],
            ["red", "red", "red"],
          ],
        },
      },
      "matrix.cells",
    ],
    ["a role's field", { roles: { jobTitle: "nobody" } }, "roles.jobTitle"],
    ["a buying role's field", { roles: { buyingRole: "nobody" } }, "roles.buyingRole"],
    ["an origin's field", { origin: { field: "nobody" } }, "origin.field"],
    [
      "a stage's field",
      {
        funnel: {
          customer: { op: "known", field: "nobody" },
          decision: { from: 1 },
          consideration: { from: 1 },
        },
      },
      "funnel.customer.field",
    ],
    [
      "a decision's field",
      {
        funnel: {
          decision: { from: 1, when: { op: "known", field: "nobody" } },
          consideration: { from: 1 },
        },
      },
      "funnel.decision.when.field",
    ],
    [
      "a consideration's field",
      {
        funnel: {
          decision: { from: 1 },
          consideration: { from: 1, when: { op: "known", field: "nobody" } },
        },
      },
      "funnel.consideration.when.field",
    ],
    ["a mapping to nothing", { fields: { ...sample.fields, x: {} } }, "fields.x"],
    [
      "a property that HubSpot cannot have",
      { fields: { ...sample.fields, x: { contact: "My Property" } } },
      "fields.x.contact",
    ],
    [
      "an event of a company",
      { fields: { ...sample.fields, x: { company: "x", event: { type: "y", kind: "date" } } } },
      "fields.x.event",
    ],
    [
      "a date with a date",
      {
        fields: {
          ...sample.fields,
          x: { contact: "x", event: { type: "y", kind: "date", at: "z" } },
        },
      },
      "fields.x.event.at",
    ],
    ["an exclusion of customers", { kind: "customer", exclusions: [gate({})] }, "exclusions"],
    ["a limit of customers", { kind: "customer", limits: [gate({ band: "low" })] }, "limits"],
    [
      "a hand-raiser of customers",
      { kind: "customer", handRaisers: [{ label, types: ["x"] }] },
      "handRaisers",
    ],
  ])("%s", (_, changed, path) => {
    const faults = faultsOf({ ...sampleModel(), ...changed });
    expect(faults.map((fault) => fault.path)).toContain(path);
    for (const { message } of faults) {
      expect(message.en).not.toBe("");
      expect(message.es).not.toBe("");
    }
  });

  test("a family on two axes", () => {
    const criteria = sampleModel().criteria.map((given) => ({ ...given, family: "both" }));
    const faults = faultsOf({ ...sampleModel(), criteria, families: { both: { cap: 5 } } });
    expect(faults.map(({ path }) => path)).toEqual(["criteria[0].family", "criteria[1].family"]);
  });

  test("patterns that are too large together, and too many conditions", () => {
    const rules = (count: number, condition: unknown): unknown[] =>
      Array.from({ length: count }, () => ({ when: condition, points: 1 }));
    const large = { op: "matches", field: "mail", pattern: "x{1,110}" };
    expect(faultsOf({ ...sampleModel(), ...one({ rules: rules(4, large) }) })).toEqual([]);
    expect(
      faultsOf({ ...sampleModel(), ...one({ rules: rules(5, large) }) }).map(({ path }) => path),
    ).toEqual(["criteria"]);
    const many = {
      op: "all",
      of: Array.from({ length: 50 }, () => ({ op: "known", field: "mail" })),
    };
    expect(faultsOf({ ...sampleModel(), ...one({ rules: rules(39, many) }) })).toEqual([]);
    expect(
      faultsOf({ ...sampleModel(), ...one({ rules: rules(40, many) }) }).map(({ path }) => path),
    ).toEqual(["criteria"]);
  });

  test.each([null, undefined, 7, "model", [], {}])("%j is no model", (input) => {
    expect(faultsOf(input).length).toBeGreaterThan(0);
    expect(faultsOf(input)[0]?.path).not.toBe("");
  });

  test("a document without a bottom is refused, not walked", () => {
    const endless: Loose = {};
    endless["self"] = endless;
    expect(faultsOf(endless)).toMatchObject([{ path: "model" }]);
    expect(faultsOf({ list: Array.from({ length: 100_001 }, () => 1) })).toMatchObject([
      { path: "model", message: { en: expect.stringContaining("nested too deeply") } },
    ]);
    let deep: unknown = { op: "known", field: "mail" };
    for (let at = 0; at < 40; at += 1) deep = { op: "not", of: deep };
    expect(faultsOf({ ...sampleModel(), ...when(deep) })).toMatchObject([{ path: "model" }]);
  });

  test("every fault is listed, in Spanish too, and the first 20 are in the message", () => {
    const faults = faultsOf({ ...sampleModel(), schema: 2, name: "" });
    expect(faults.map(({ path }) => path)).toEqual(["schema", "name"]);
    expect(faults[0]?.message.es).toContain("Entrada inválida");
    const error = new ModelError(faults);
    expect(error.message).toBe(
      `The model has 2 fault(s). schema: ${faults[0]?.message.en}; name: ${faults[1]?.message.en}`,
    );
    expect(error).toMatchObject({ name: "ModelError", code: "MODEL_INVALID" });
    const many = Array.from({ length: 21 }, (_, at) => ({ path: `p${at}`, message: label }));
    expect(new ModelError(many).message).not.toContain("p20");
  });
});

test("what is parsed can be parsed again and is the same", () => {
  const parsed = parseModel(sampleModel({ exclusions: [gate({}) as never] }));
  expect(parseModel(parsed)).toEqual(parsed);
  expect(parsed).toMatchObject({
    version: 7,
    axes: { fit: { max: 50 } },
    origin: null,
    freeMailDomains: [],
    roles: { decisionMakerFrom: "director", influencerFrom: "senior" },
  });
});

test("the published JSON Schema is the one that zod checks", () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL("../../config/models/model.schema.json", import.meta.url), "utf8"),
  );
  expect(published).toEqual(JSON.parse(JSON.stringify(modelJsonSchema())));
});

test("everything that a model reads is listed once and in order", () => {
  const model = parseModel(
    sampleModel({
      fields: {
        ...sampleModel().fields,
        seats: {
          contact: "seats",
          event: {
            type: "seats_invited",
            kind: "counter",
            at: "seats_at",
            properties: { plan: "a_plan" },
          },
        },
        again: { contact: "email", company: "a_domain" },
      },
    }),
  );
  expect(propertiesRead(model)).toEqual({
    contact: [
      "a_plan",
      "country",
      "email",
      "jobtitle",
      "lifecyclestage",
      "seats",
      "seats_at",
      "since",
    ],
    company: ["a_domain", "country", "numberofemployees"],
  });
});
