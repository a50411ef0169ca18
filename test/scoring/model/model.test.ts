// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ModelError, modelJsonSchema, parseModel } from "../../../src/scoring/model/model.ts";
import { propertiesRead } from "../../../src/scoring/model/properties-read.ts";
import { sampleModel } from "../sample.ts";
import { faultsOf, label, one, when, gate, type Loose } from "./refused-sample.ts";

describe("a document is refused", () => {
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
    expect(faults[0]?.message).toEqual({ en: "must be one of: 1", es: "debe ser uno de: 1" });
    expect(faults[1]?.message).toEqual({ en: "give it a name", es: "póngale un nombre" });
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
    readFileSync(new URL("../../../config/models/model.schema.json", import.meta.url), "utf8"),
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
