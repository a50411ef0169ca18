import { expect } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../../src/scoring/hygiene/hygiene.ts";
import { parseModel, type ModelDocument } from "../../../src/scoring/model/model.ts";
import { criterion, sampleModel, type Criterion, type When } from "../sample.ts";

/** What is found, as 'severity code path'. */
export function found(given: Partial<ModelDocument>): string[] {
  const findings = lintModel(parseModel(sampleModel(given)), lexicon);
  for (const { message, advice } of findings) {
    for (const text of [message.en, message.es, advice.en, advice.es])
      expect(text.length).toBeGreaterThan(5);
  }
  return findings
    .filter(({ code }) => code !== "field-unused")
    .map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

export const [fit, pain] = sampleModel().criteria as [Criterion, Criterion];
export const known: When = { op: "known", field: "mail" };
export const extra = (
  given: Partial<Criterion> & Pick<Criterion, "rules">,
): Partial<ModelDocument> => ({
  criteria: [fit, pain, criterion({ id: "extra", ...given })],
});
export const rules = (...all: [When, number][]): Partial<ModelDocument> =>
  extra({ rules: all.map(([when, points]) => ({ when, points })) });
export const at = "criteria[2].rules";

export const usual = "info total-never-decides ready.total";
export const only = (given: Partial<ModelDocument>): string[] =>
  found(given).filter((one) => one !== usual);
