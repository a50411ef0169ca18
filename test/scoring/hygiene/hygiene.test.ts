// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../../src/scoring/hygiene/hygiene.ts";
import { parseModel, type ModelDocument } from "../../../src/scoring/model/model.ts";
import { event, sampleModel, type Criterion, type When } from "../sample.ts";
import { found, known, extra, rules, at, only, fit, pain } from "./lint-sample.ts";

test("the sample model is clean but for what it says", () => {
  expect(found({})).toEqual(["info total-never-decides ready.total"]);
});

describe("how many behaviour criteria", () => {
  const many = (count: number): Partial<ModelDocument> => ({
    criteria: [fit, ...Array.from({ length: count }, (_, index) => ({ ...pain, id: `b${index}` }))],
  });
  test.each<[number, string[]]>([
    [15, []],
    [16, ["info behaviour-criteria-over-start criteria"]],
    [20, ["info behaviour-criteria-over-start criteria"]],
    [21, ["warning behaviour-criteria-too-many criteria"]],
    [25, ["warning behaviour-criteria-too-many criteria"]],
    [26, ["error behaviour-criteria-too-many criteria"]],
  ])("%d: %j", (count, expected) => expect(only(many(count))).toEqual(expected));
  test("counts one that tests properties too", () => {
    const mixed = { ...pain, rules: [...pain.rules, { when: known, points: 21 }] };
    const { criteria = [] } = many(15);
    expect(only({ criteria: [...criteria, { ...mixed, id: "mixed" }] })).toEqual([
      "info behaviour-criteria-over-start criteria",
    ]);
  });
});

describe("trivial actions", () => {
  const trivial = [`warning trivial-action-scored ${at}[0].when`];
  const opened = (given: Parameters<typeof event>[1]): When => event("email_opened", given);
  test.each<[string, When, string[]]>([
    ["a mail opened", opened({}), trivial],
    ["opened in one mail", opened({ where: { op: "known", field: "email" } }), trivial],
    ["a single click", event("email_clicked"), trivial],
    ["a bare visit", event("page_viewed"), trivial],
    [
      "a page that matters",
      event("page_viewed", { where: { op: "contains", field: "url", values: ["/pricing"] } }),
      [],
    ],
    ["clicks over a month", event("email_clicked", { times: 3, withinDays: 30 }), []],
    ["clicks over all time", event("email_clicked", { times: 3 }), []],
    ["two clicks", event("email_clicked", { times: 2 }), trivial],
    ["clicks within a week", event("email_clicked", { times: 3, withinDays: 29 }), trivial],
    ["a form", event("form_submitted"), []],
    ["one of several types", event("x", { types: ["form_submitted", "email_opened"] }), trivial],
    ["no open at all", { op: "not", of: event("email_opened") }, []],
  ])("%s", (_, when, expected) => expect(only(rules([when, 2]))).toEqual(expected));
  test("that lose points are no mistake", () =>
    expect(only(rules([event("email_opened"), -2]))).toEqual([]));
  test("that give nothing are no mistake", () =>
    expect(only(rules([event("email_opened"), 0]))).toEqual([]));
  test("are seen inside an all and in HubSpot's counters", () => {
    expect(only(rules([{ op: "all", of: [known, event("page_viewed")] }, 2]))).toEqual([
      `warning trivial-action-scored ${at}[0].when.of[1]`,
    ]);
    const counter = (when: When, contact = "hs_email_open"): string[] =>
      only({ ...rules([when, 2]), fields: { ...sampleModel().fields, n: { contact } } });
    expect(counter({ op: "atLeast", field: "n", value: 2 })).toEqual(trivial);
    expect(counter({ op: "atLeast", field: "n", value: 3 })).toEqual([]);
    expect(counter({ op: "known", field: "n" }, "hs_email_click")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "hs_analytics_num_page_views")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "hs_analytics_num_visits")).toEqual(trivial);
    expect(counter({ op: "known", field: "n" }, "num_notes")).toEqual([]);
    expect(counter({ op: "atMost", field: "n", value: 2 })).toEqual([]);
  });
});

test("labels and definitions are required in both languages", () => {
  const given = extra({
    rules: [{ when: known, points: 1 }],
    label: { en: " ", es: "Una etiqueta larga" },
    definition: { en: "Too short here", es: "Una etiqueta larga " },
  });
  expect(only(given)).toEqual([
    "warning label-missing criteria[2].label.en",
    "warning definition-missing criteria[2].definition.en",
    "warning definition-missing criteria[2].definition.es",
  ]);
  const fine = extra({
    rules: [{ when: known, points: 1 }],
    label: { en: " Fifteen letters ", es: "Etiqueta" },
    definition: { en: "Fifteen letter.", es: "Quince letras ya" },
  });
  expect(only(fine)).toEqual([]);
  const same = { ...fine.criteria?.[2], definition: { en: "Fifteen letters", es: "x".repeat(15) } };
  expect(only({ criteria: [fit, pain, same as Criterion] })).toEqual([
    "warning definition-missing criteria[2].definition.en",
  ]);
});

test("the gravest comes first", () => {
  const severities = lintModel(
    parseModel(sampleModel({ ready: { fit: 31, pain: 0, total: 1 } })),
    lexicon,
  ).map(({ severity }) => severity);
  expect(severities).toEqual(
    [...severities].sort(
      (a, b) => ["error", "warning", "info"].indexOf(a) - ["error", "warning", "info"].indexOf(b),
    ),
  );
  expect(new Set(severities).size).toBe(3);
});
