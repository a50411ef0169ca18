// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { Facts } from "../../../src/scoring/facts.ts";
import type { ModelDocument } from "../../../src/scoring/model/model.ts";
import { compiled, criterion, event, happened, type When } from "../sample.ts";
import { base, does, person, position, said, text } from "./told-sample.ts";

const alone: Partial<Facts> = { company: null };
const told = (given: Partial<Facts>, model: Partial<ModelDocument>): readonly string[] =>
  said("en", { ...alone, ...given }, model)
    .split("; ")
    .slice(1, -1);

describe("what a contact did", () => {
  const criteria = [
    does("reply", 3, ["email_replied"]),
    does("meet", 9, ["meeting_booked"]),
    does("call", 5, ["call_held"]),
    does("chat", 4, ["chat_started"]),
  ];
  const all = ["email_replied", "chat_started", "call_held", "meeting_booked"];
  const events = all.map((type, at) => happened(type, 9 - at));

  test("is told from what is worth most, three things at most", () => {
    expect(told({ events }, { criteria })).toEqual([
      "booked a meeting on 14 March",
      "had a call on 13 March",
      "started a chat on 12 March",
    ]);
  });
  test("is left out where it costs points or has faded to nothing", () => {
    const bad = does("bad", -5, ["email_replied"]);
    const faded = {
      ...does("meet", 9, ["meeting_booked"]),
      decay: { kind: "linear", days: 6.1 },
    } as const;
    expect(told({ events }, { criteria: [bad] })).toEqual([]);
    expect(told({ events }, { criteria: [faded] })).toEqual([]);
  });
  test("is told of the newest type where a criterion counts several", () => {
    const either = does("either", 5, ["email_replied", "chat_started"]);
    expect(told({ events }, { criteria: [either] })).toEqual(["started a chat on 12 March"]);
  });
  test("a use at the very instant of the trial follows it", () => {
    const same = [happened("trial_started", 8), happened("feature_used", 8)];
    expect(told({ events: same }, {})).toEqual([
      "started a trial on 12 March and used it last on 12 March",
    ]);
  });
});

describe("who the contact is", () => {
  const who = (company: Facts["company"]): string =>
    said("en", { company }).split("; ")[0] ?? "nobody";
  test.each([
    ["51 - 200 ", "a 51-200-person company"],
    [" 11–50", "an 11-50-person company"],
    ["51-200 employees", "a 126-person company"],
    ["around 51-200", "a 126-person company"],
    ["49.6", "a 50-person company"],
  ])("of '%s' people", (numberofemployees, company) => {
    expect(who({ numberofemployees })).toBe(`Decision maker at ${company}`);
  });
  test("its industry is HubSpot's option, whatever stands around it", () => {
    expect(who({ industry: " computer_software " })).toBe("Decision maker at a software company");
  });
  test("what people typed is one line of at most 40 characters", () => {
    expect(who({ country: "  Some \n  far   Place " })).toBe("Decision maker in Some far Place");
    expect(who({ country: "x".repeat(40) })).toBe(`Decision maker in ${"x".repeat(40)}`);
    expect(who({ country: "x".repeat(41) })).toBe(`Decision maker in ${"x".repeat(39)}…`);
    expect(who({ country: `${"x".repeat(38)} ${"y".repeat(9)}` })).toBe(
      `Decision maker in ${"x".repeat(38)}…`,
    );
  });
});

describe("what is missing", () => {
  test("adds up what both axes are short of, though no total is asked for", () => {
    const ready = { fit: 30, pain: 20, total: 0 };
    expect(said("en", { contact: { jobtitle: "Developer" }, company: null }, { ready })).toBe(
      "End user; 50 more points (at least 30 of fit and 20 of pain) make this lead ready",
    );
  });
  test("in Spanish names no axis where only the total is short", () => {
    const events = [happened("trial_started", 17)];
    const ready = { fit: 20, pain: 10, total: 50 };
    expect(said("es", { ...alone, events }, { ready })).toContain(
      "; con 6 puntos más estará listo",
    );
  });
  test("names three unknown things at most, by the criterion that reads them", () => {
    const unknown = ["mail", "employees", "industry", "country"].map((field) =>
      criterion({
        id: field,
        label: text(`The ${field}`, `El ${field}`),
        rules: [
          { when: { op: "equals", field: "title", value: "x" }, points: 1 },
          { when: { op: "equals", field, value: "x" }, points: 30 },
        ],
      }),
    );
    expect(said("en", alone, { criteria: unknown })).toMatch(
      /; unknown: the mail, the employees, the industry$/,
    );
  });
});

describe("the gate that is named is the one that holds", () => {
  const known: When = { op: "known", field: "title" };
  const gates = [
    { id: "a", label: text("First", "Primera"), when: event("never_happens") },
    { id: "b", label: text("Second", "Segunda"), when: known },
  ];
  test("of the exclusions and of the limits", () => {
    expect(said("en", alone, { exclusions: gates })).toBe("Decision maker; excluded: Second");
    const limits = gates.map((gate) => ({ ...gate, band: "low" }));
    expect(said("es", alone, { limits })).toBe("Decisor; limitado: Segunda");
  });
});

describe("a customer", () => {
  const label = (name: string): { en: string; es: string } => text(name, name);
  const customer = compiled({
    ...base,
    kind: "customer",
    bands: [
      { name: "cold", label: label("Cold"), from: 0 },
      { name: "stable", label: label("Stable"), from: 30 },
      { name: "great", label: label("Great"), from: 60 },
    ],
  });
  test("has the band of its own score", () => {
    const funnel = {
      customer: { op: "known", field: "title" },
      decision: { from: 51 },
      consideration: { from: 26 },
    } as const;
    expect(said("en", alone, { funnel }, customer)).toBe(
      "Decision maker; customer score 30 (Stable)",
    );
  });
  test("model does not speak for leads", () => {
    expect(said("en", alone, {}, customer)).toBe(
      "Decision maker; 20 more points of pain make this lead ready",
    );
  });
});

describe("a sentence of 250 characters", () => {
  const excluded = (length: number, company: Facts["company"] = null): string => {
    const label = text("L".repeat(length), "");
    const when: When = { op: "known", field: "title" };
    return said("en", { company }, { exclusions: [{ id: "x", label, when }] });
  };
  const start = "Decision maker; excluded: ";
  test("is whole, and one more is cut", () => {
    expect(excluded(250 - start.length)).toBe(`${start}${"L".repeat(250 - start.length)}`);
    expect(excluded(251 - start.length)).toBe(`${start}${"L".repeat(249 - start.length)}…`);
  });
  test("keeps the whole profile only where there is room for all of it", () => {
    const profile = "Decision maker at a 200-person software company in Spain; excluded: ";
    const { company = null } = person;
    expect(excluded(250 - profile.length, company)).toHaveLength(250);
    expect(excluded(251 - profile.length, company)).toBe(
      `${start}${"L".repeat(251 - profile.length)}`,
    );
    expect(excluded(250 - start.length, company)).toBe(excluded(250 - start.length));
  });
  test("is cut after a word", () => {
    const label = text(`${"L".repeat(240 - start.length)}${" ".repeat(9)}${"M".repeat(9)}`, "");
    const when: When = { op: "known", field: "title" };
    expect(said("en", alone, { exclusions: [{ id: "x", label, when }] })).toBe(
      `${start}${"L".repeat(240 - start.length)}…`,
    );
  });
  test("leaves out the thing worth least, and keeps the rest whole", () => {
    const named = (id: string, points: number): ReturnType<typeof does> =>
      does(id, points, [`custom:${id}`], text(id.repeat(60), ""));
    const events = ["a", "b", "c"].map((id) => happened(`custom:${id}`, 8));
    const criteria = [position, named("a", 1), named("b", 2), named("c", 3)];
    expect(said("en", { ...alone, events }, { criteria })).toBe(
      `Decision maker; ${"c".repeat(60)} (12 March); ${"b".repeat(60)} (12 March); 14 more points of pain make this lead ready`,
    );
  });
});
