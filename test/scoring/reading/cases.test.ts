import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { compileTest, wordsOf } from "../../../src/scoring/compile/compile-test.ts";
import { countryOf } from "../../../src/scoring/reading/country.ts";
import { quantityIn, type Quantity } from "../../../src/scoring/reading/quantity.ts";
import { roleWordOf, seniorityOf } from "../../../src/scoring/reading/title.ts";
import { rankOf, SENIORITIES } from "../../../src/scoring/reading/seniority.ts";

/** Inputs from outside that were once read wrongly, each with the answers that are right. */
type Case = { readonly section: string; readonly input: string; readonly expected: string };
const cases = parse(readFileSync(new URL("../../fixtures/reading-cases.csv", import.meta.url)), {
  columns: true,
}) as Case[];
const of = (section: string): (readonly [string, string])[] =>
  cases.flatMap((one) => (one.section === section ? [[one.input, one.expected] as const] : []));

/** The words of an expectation that are answers: 'director/executive (typo)' allows two. */
const allowed = (expected: string, answers: readonly string[]): readonly string[] =>
  answers.filter((answer) => new RegExp(`\\b${answer}\\b`).test(expected));

const ROLES = ["decision_maker", "influencer", "end_user", "unknown"];

function roleOf(title: string): string {
  const level = seniorityOf(title, lexicon);
  const rank = rankOf(level);
  const byLevel =
    level === null
      ? "unknown"
      : rank >= rankOf("director")
        ? "decision_maker"
        : rank >= rankOf("senior")
          ? "influencer"
          : "end_user";
  const byWord = roleWordOf(title, lexicon);
  return byWord === null || byLevel === "decision_maker" ? byLevel : byWord;
}

describe("a title has one of the levels and roles that a person would give it", () => {
  test.each(of("1"))("%s: %s", (title, expected) => {
    expect(allowed(expected, [...SENIORITIES, "none"])).toContain(
      seniorityOf(title, lexicon) ?? "none",
    );
    const roles = allowed(expected, ROLES);
    expect(roles.length === 0 ? ROLES : roles).toContain(roleOf(title));
  });
});

describe("a country is the one that is meant, or unknown", () => {
  test.each(of("2"))("%s: %s", (text, expected) =>
    expect(expected.split("/")).toContain(countryOf(text, lexicon) ?? "unknown"),
  );
});

describe("a size or an amount is read as a whole, or not at all", () => {
  test.each(of("3"))("%s: %s", (text, expected) =>
    expect(answers(quantityIn(text))).toContain(expected),
  );
});

/** How the list of cases writes what was read: the number, any range that it lies in, '?' for none or a bound alone. */
function answers(quantity: Quantity | null): readonly string[] {
  if (quantity === null || quantity.below) return ["?"];
  const { typical } = quantity;
  const ranges = ["2-10", "11-50", "51-200"].filter((range) => {
    const [low, high] = range.split("-").map(Number);
    return typical >= (low ?? NaN) && typical <= (high ?? NaN);
  });
  return [String(typical), ...ranges];
}

describe("an address is a company's, a provider's, or none", () => {
  const words = wordsOf(lexicon, new Set());
  const compiled = compileTest({ op: "businessEmail", field: "email" }, words);
  // In the order of answer.ts: no, yes, unknown.
  const names = ["free", "business", "unknown"];
  test.each(of("4"))("%s: %s", (address, expected) => {
    const answer = compiled.kind === "reads" ? compiled.read(address) : -1;
    expect(expected.split("/")).toContain(names[answer]);
  });
});
