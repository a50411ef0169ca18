import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { lexicon } from "../../../config/lexicon.ts";
import { compileTest, wordsOf } from "../../../src/scoring/compile/compile-test.ts";
import { countryOf } from "../../../src/scoring/reading/country.ts";
import { quantityIn } from "../../../src/scoring/reading/quantity.ts";
import { seniorityOf } from "../../../src/scoring/reading/title.ts";

/** Inputs written down by hand with what a careful person reads in them; several answers with '|' between them. */
type Case = { readonly kind: string; readonly expected: string; readonly input: string };
const cases = parse(readFileSync(new URL("../../fixtures/reading-by-hand.csv", import.meta.url)), {
  columns: true,
}) as readonly Case[];

const mail = compileTest({ op: "businessEmail", field: "email" }, wordsOf(lexicon, new Set()));
const MAIL = ["free", "business", "unknown"];

const READERS: Readonly<Record<string, (text: string) => string>> = {
  title: (text) => seniorityOf(text, lexicon) ?? "null",
  trap: (text) => seniorityOf(text, lexicon) ?? "null",
  country: (text) => countryOf(text, lexicon) ?? "null",
  number: (text) => {
    const quantity = quantityIn(text);
    return quantity === null ? "null" : quantity.below ? "bound" : String(quantity.typical);
  },
  mail: (text) => MAIL[mail.kind === "reads" ? mail.read(text) : -1] ?? "",
};

describe.each(Object.keys(READERS))("every %s is read as a careful person reads it", (kind) => {
  const own = cases.filter((one) => one.kind === kind);
  test(`${own.length} of them`, () => {
    const wrong = own.flatMap(({ expected, input }) => {
      const read = READERS[kind]?.(input) ?? "";
      const isRight = expected
        .split("|")
        .some((one) => one === read || (read !== "null" && Number(one) === Number(read)));
      return isRight ? [] : [`${input}: ${read} instead of ${expected}`];
    });
    expect(own.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
