// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../../src/scoring/hygiene/hygiene.ts";
import type { FindingCode, Finding } from "../../../src/scoring/hygiene/finding.ts";
import { parseModel, type ModelDocument } from "../../../src/scoring/model/model.ts";
import { criterion, sampleModel, type When } from "../sample.ts";
import { extra, known, rules } from "./lint-sample.ts";

/** What is said about the first finding of a kind: message and advice in both languages. */
function said(given: Partial<ModelDocument>, code: FindingCode): readonly string[] {
  const found: Finding | undefined = lintModel(parseModel(sampleModel(given)), lexicon).find(
    (one) => one.code === code,
  );
  if (found === undefined) throw new Error(`Nothing of ${code} was found`);
  const { message, advice } = found;
  return [message.en, message.es, advice.en, advice.es];
}

const narnia: When = { op: "countryIn", field: "country", values: ["Narnia", "Mordor"] };
const ready = { fit: 30, pain: 20, total: 50, hysteresis: 5 };

describe("a finding says what is the case in both languages", () => {
  test("which countries are none", () => {
    expect(said(rules([narnia, 2]), "rule-never-matches")).toEqual([
      "no contact can match this rule: none of its countries is one: Narnia, Mordor",
      "ningún contacto puede cumplir esta regla: ninguno de sus países existe: Narnia, Mordor",
      "Correct the condition, or remove the rule.",
      "Corrija la condición o quite la regla.",
    ]);
    expect(said(rules([narnia, 2]), "country-unknown").slice(0, 2)).toEqual([
      "not a country: Narnia, Mordor",
      "no es un país: Narnia, Mordor",
    ]);
  });
  test("which field contradicts itself", () => {
    const when: When = { op: "all", of: [known, { op: "unknown", field: "mail" }] };
    expect(said(rules([when, 2]), "rule-never-matches").slice(0, 2)).toEqual([
      "no contact can match this rule: two tests of 'mail' exclude each other",
      "ningún contacto puede cumplir esta regla: dos condiciones sobre «mail» se excluyen",
    ]);
  });
  test("which rule it is that shadows or overlaps, counted from 1", () => {
    expect(said(rules([known, 5], [known, 5]), "rule-shadowed").slice(0, 2)).toEqual([
      "rule 1 matches whenever this one does and gives at least as much",
      "la regla 1 se cumple siempre que se cumple esta y da al menos lo mismo",
    ]);
    const range = (from: number, to: number): When => ({ op: "between", field: "size", from, to });
    const overlap = rules([range(90, 99), 1], [range(1, 5), 2], [range(5, 9), 3]);
    expect(said(overlap, "ranges-overlap").slice(0, 2)).toEqual([
      "this range and that of rule 2 share numbers",
      "este intervalo y el de la regla 2 comparten números",
    ]);
  });
  test("which axis ready leaves out", () => {
    expect(said({ ready: { ...ready, fit: 0 } }, "ready-ignores-axis").slice(0, 2)).toEqual([
      "a lead can be ready without any fit",
      "un lead puede estar listo sin nada de ajuste",
    ]);
    expect(said({ ready: { ...ready, pain: 0 } }, "ready-ignores-axis").slice(0, 2)).toEqual([
      "a lead can be ready without any pain",
      "un lead puede estar listo sin nada de dolor",
    ]);
  });
  test("from which total on it would decide", () => {
    expect(said({ ready }, "total-never-decides")).toEqual([
      "the total of 50 is reached whenever fit and pain are",
      "el total de 50 se alcanza siempre que se alcanzan ajuste y dolor",
      "Raise it above 50, or set it to 0.",
      "Súbalo por encima de 50 o póngalo a 0.",
    ]);
  });
  test("that a cap of 0 leaves nothing, and which cap never cuts", () => {
    const one = [{ when: known, points: 5 }];
    expect(said(extra({ cap: 0, rules: one }), "cap-pointless").slice(0, 2)).toEqual([
      "with a cap of 0 the criterion gives nothing",
      "con un tope de 0 el criterio no da nada",
    ]);
    expect(said(extra({ cap: 5, rules: one }), "cap-pointless").slice(0, 2)).toEqual([
      "the cap of 5 never cuts",
      "el tope de 5 nunca recorta",
    ]);
  });
  test("what the criteria of an axis give at most", () => {
    const given = { ready: { ...ready, fit: 31 } };
    expect(said(given, "threshold-unreachable")).toEqual([
      "asks for 31 points, and the criteria give 30 at most",
      "pide 31 puntos y los criterios dan 30 como mucho",
      "Lower it to 30 or below, or raise points or caps.",
      "Bájelo a 30 o menos, o suba puntos o topes.",
    ]);
  });
  test.each([
    ["email_opened", "an e-mail open", "la apertura de un correo"],
    ["email_clicked", "a single click in an e-mail", "un solo clic en un correo"],
    ["page_viewed", "a bare site visit", "una simple visita a la web"],
  ])("which trivial action gives points, by the criterion's label: %s", (type, en, es) => {
    const label = { en: "Reads mail", es: "Lee correos" };
    const when: When = { op: "event", types: [type] };
    const given = { criteria: [criterion({ label, axis: "pain", rules: [{ when, points: 2 }] })] };
    expect(said(given, "trivial-action-scored")).toEqual([
      `'Reads mail' gives points for ${en}: curiosity, not pain`,
      `«Lee correos» da puntos por ${es}: curiosidad, no dolor`,
      "Remove it, say which page or link matters, or require 3 times or more in 30 days or more.",
      "Quítelo, indique qué página o enlace importa, o pida 3 veces o más en 30 días o más.",
    ]);
  });
});

describe("a total decides", () => {
  const says = (total: number): boolean =>
    lintModel(parseModel(sampleModel({ ready: { ...ready, total } })), lexicon).some(
      ({ code }) => code === "total-never-decides",
    );
  test("from one above what both axes ask for; none is none", () => {
    expect([says(0), says(1), says(50), says(51)]).toEqual([false, true, true, false]);
  });
});
