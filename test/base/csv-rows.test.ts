import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "../../src/base/csv-rows.ts";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])(
  "a spreadsheet takes %j for text",
  (text) => {
    expect(parse(csvRows([[text, "x"]]))).toEqual([[`'${text}`, "x"]]);
  },
);

test("a number stays a number, below zero as well", () => {
  expect(csvRows([[-5, 0.5, true, "Ana"]])).toBe("-5,0.5,true,Ana\n");
});

test("whatever stands in a cell is read back, with each separator", () => {
  const text = fc.string({ unit: "grapheme" }).filter((each) => !/^[=+\-@\t\r＝＋－＠]/.test(each));
  const rows = fc.array(fc.tuple(text, text), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.constantFrom(",", ";", "\t", "|"), (given, delimiter) => {
      const written = csvRows(given, { delimiter, lineEnd: "\r\n" });
      expect(parse(written, { delimiter, record_delimiter: "\r\n" })).toEqual(given);
    }),
  );
});
