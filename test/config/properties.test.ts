// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { outputProperties } from "../../config/properties.ts";
import { boundAtFirst, scenarios, triggerProperty } from "../../config/scenarios.ts";
import { nextSteps, segments } from "../../src/scoring/result.ts";
import { outputProperties as writtenProperties } from "../../src/writeback/desired-values.ts";

const all = outputProperties({ scenarios, bound: ["handoff", "welcome", "nurture"] });

test("every property of the contract is there with its type", () => {
  const types = Object.fromEntries(all.map(({ name, type }) => [name, type]));
  expect(types).toEqual({
    ripen_lead_score: "number",
    ripen_fit_score: "number",
    ripen_pain_score: "number",
    ripen_ready: "bool",
    ripen_ready_since: "datetime",
    ripen_band: "enumeration",
    ripen_segment: "enumeration",
    ripen_reasons: "string",
    ripen_model_version: "string",
    ripen_next_step: "enumeration",
    ripen_role: "enumeration",
    ripen_funnel_stage: "enumeration",
    ripen_verdict: "enumeration",
    ripen_verdict_reason: "enumeration",
    ripen_verdict_note: "string",
    ripen_contact_by: "datetime",
    ripen_first_contact_at: "datetime",
    ripen_do_not_score: "bool",
    ripen_customer_score: "number",
    ripen_customer_band: "enumeration",
    ripen_active_scenarios: "enumeration",
    ripen_handoff_at: "datetime",
    ripen_welcome_at: "datetime",
    ripen_nurture_at: "datetime",
  });
});

test("whatever is written back has been created", () => {
  const created = new Set(all.map(({ name }) => name));
  const triggers = boundAtFirst.map(triggerProperty);
  for (const name of [...writtenProperties, ...triggers]) expect(created).toContain(name);
});

test("types and field types are pairs that HubSpot takes", () => {
  const pairs: Readonly<Record<string, readonly string[]>> = {
    number: ["number"],
    string: ["text", "textarea"],
    enumeration: ["select", "checkbox"],
    datetime: ["date"],
    bool: ["booleancheckbox"],
  };
  for (const { type, fieldType } of all) expect(pairs[type]).toContain(fieldType);
});

test("names are valid, unique and short", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name } of all) expect(name).toMatch(/^ripen_[a-z0-9_]{1,94}$/);
});

test("every text is there in both languages, and option values are stable English", () => {
  for (const { label, description, options } of all) {
    for (const words of [label, description, ...options.map((option) => option.label)]) {
      expect(words.en.trim()).not.toBe("");
      expect(words.es.trim()).not.toBe("");
    }
    for (const { value } of options) expect(value).toMatch(/^[a-z_]+$/);
  }
});

test("enumerations and yes/no properties have options, others have none", () => {
  for (const { type, options } of all) {
    expect(options.length > 0).toBe(type === "enumeration" || type === "bool");
  }
});

test("only bound scenarios have a trigger property, and every scenario is an option", () => {
  const bound = outputProperties({ scenarios, bound: ["handoff"] });
  const triggers = new Set(scenarios.map(({ name }) => triggerProperty(name)));
  expect(bound.map(({ name }) => name).filter((name) => triggers.has(name))).toEqual([
    "ripen_handoff_at",
  ]);
  const active = bound.find(({ name }) => name === "ripen_active_scenarios");
  expect(active?.options.map(({ value }) => value)).toEqual(scenarios.map(({ name }) => name));
  expect(active?.fieldType).toBe("checkbox");
});

describe("the bands of the models", () => {
  const band = (name: string, en = "", es = "") => ({ name, label: { en, es }, from: 0 });
  const options = (property: string) =>
    outputProperties({
      scenarios,
      bound: [],
      bands: [band("low", "Mine", "Mío"), band("a", "Letter A", "Letra A"), band("b")],
      customerBands: [band("at_risk", "At risk", "En riesgo")],
    }).find(({ name }) => name === property)?.options ?? [];

  test("are added behind the ready-made ones, which are never removed", () => {
    expect(options("ripen_band").map(({ value }) => value)).toEqual([
      "basic",
      "low",
      "high",
      "buying",
      "a",
      "b",
      "at_risk",
      "unknown",
    ]);
    expect(options("ripen_customer_band").map(({ value }) => value)).toEqual([
      "at_risk",
      "unknown",
    ]);
  });
  test("carry their admin's labels in both languages, and their name where they have none", () => {
    const labels = new Map(options("ripen_band").map(({ value, label }) => [value, label]));
    expect(labels.get("a")).toEqual({ en: "Letter A", es: "Letra A" });
    expect(labels.get("at_risk")).toEqual({ en: "At risk", es: "En riesgo" });
    expect(labels.get("b")).toEqual({ en: "b", es: "b" });
    expect(labels.get("unknown")).toEqual({ en: "Unknown", es: "Desconocido" });
  });
});

test("segment and next step have the options of the contract, in its order", () => {
  const values = (property: string) =>
    all.find(({ name }) => name === property)?.options.map(({ value }) => value);
  expect(values("ripen_segment")).toEqual([...segments]);
  expect(values("ripen_next_step")).toEqual([...nextSteps]);
  expect(segments).toEqual(["red", "purple", "blue", "sales", "out", "unknown"]);
  expect(nextSteps).toEqual([
    "call",
    "with_sales",
    "tell_owner",
    "complete_profile",
    "warm_up",
    "nurture",
    "excluded",
  ]);
});

test("the table cannot be changed by those who read it", () => {
  expect(Object.isFrozen(all)).toBe(true);
  expect(Object.isFrozen(all[0]?.label)).toBe(true);
});
