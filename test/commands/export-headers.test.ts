import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { mapColumns, type Reads } from "../../src/commands/map-columns.ts";
import { score } from "../../src/commands/score.ts";
import { folder, runCommand } from "./run-command.ts";

const files = folder();
afterAll(files.remove);

/** The header of an export as its program names it, and the column that each property must be read from. */
type Case = { readonly crm: string; readonly header: string; readonly expected: string };
const cases = parse(readFileSync(new URL("../fixtures/export-headers.csv", import.meta.url)), {
  columns: true,
}) as readonly Case[];

const contact =
  "hs_object_id email jobtitle hs_buying_role country company numemployees industry lifecyclestage hs_analytics_source ripen_verdict ripen_do_not_score";
const reads: Reads = {
  contact: new Set(contact.split(" ")),
  company: new Set("name domain country numberofemployees industry annualrevenue".split(" ")),
};

/** A fact of the company may be read from either object. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  numemployees: ["contact.numemployees", "company.numberofemployees"],
  industry: ["contact.industry", "company.industry"],
  country: ["contact.country", "company.country"],
  company: ["contact.company", "company.name"],
};

test.each(cases)("$crm maps in full", ({ header, expected }) => {
  const names = header.split(",");
  const columns = mapColumns(names, reads);
  const lost = expected.split(";").filter((pair) => {
    const [property = "", name] = pair.split("=");
    const keys = SAME[property] ?? [property.includes(".") ? property : `contact.${property}`];
    return !columns.some(
      ({ object, property: own, index }) =>
        keys.includes(`${object}.${own}`) && names[index] === name,
    );
  });
  expect(lost).toEqual([]);
});

describe("three made-up people have the same fit from whichever program's export", () => {
  const exports = new URL("../fixtures/exports/", import.meta.url);
  // What neither Eventbrite nor Odoo exports: the company's size and industry.
  const poor = new Set(["eventbrite.csv", "odoo.csv"]);
  test.each(readdirSync(exports))("%s", async (name) => {
    const out = files.path(name);
    const { code } = await runCommand(score, [
      fileURLToPath(new URL(name, exports)),
      "--model",
      "b2b-software",
      "--now",
      "2026-03-20",
      "--out",
      out,
    ]);
    expect(code).toBe(0);
    const text = readFileSync(out, "latin1");
    const scored = parse(text, { columns: true, delimiter: [",", ";"] }) as readonly {
      readonly ripen_fit_score: string;
    }[];
    expect(scored.map((one) => one.ripen_fit_score)).toEqual(
      poor.has(name) ? ["30", "20", "5"] : ["50", "20", "12"],
    );
  });
});
