import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { csvParser } from "../../src/commands/csv-parser.ts";

type Told = { readonly records: [number, string[], string][]; readonly faults: [number, string][] };

function parse(parts: readonly string[], delimiter = ","): Told {
  const told: Told = { records: [], faults: [] };
  const parser = csvParser(delimiter, {
    record: (fields, line, raw) => void told.records.push([line, [...fields], raw]),
    fault: (line, { en }) => void told.faults.push([line, en]),
  });
  for (const part of parts) parser.push(part);
  parser.end();
  return told;
}

const fieldsOf = (text: string): string[][] => parse([text]).records.map(([, fields]) => fields);

describe("records", () => {
  test("are split at delimiters and line ends of either kind", () => {
    expect(fieldsOf("a,b\r\nc,d\ne,")).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", ""],
    ]);
    expect(parse(["a;b,c\n"], ";").records).toEqual([[1, ["a", "b,c"], "a;b,c"]]);
  });
  test("may be quoted, with delimiters, quotes and line ends inside", () => {
    expect(fieldsOf('"a,1","say ""hi""","x\ny"\r\nz,"",w\n')).toEqual([
      ["a,1", 'say "hi"', "x\ny"],
      ["z", "", "w"],
    ]);
  });
  test("keep their line and their own text", () => {
    const { records } = parse(['a\n\n"x\ny",1\r\nlast']);
    expect(records).toEqual([
      [1, ["a"], "a"],
      [3, ["x\ny", "1"], '"x\ny",1'],
      [5, ["last"], "last"],
    ]);
  });
  test("a quote inside an unquoted field is a character", () => {
    expect(fieldsOf('5" pipe,x\n')).toEqual([['5" pipe', "x"]]);
  });
});

describe("a broken record", () => {
  test("is told with its line, and the next line is read", () => {
    const { records, faults } = parse(['a\n"b"c,d\ne\n']);
    expect(faults).toEqual([[2, 'text after a closing quote; write " inside a field as ""']]);
    expect(records.map(([line, fields]) => [line, fields])).toEqual([
      [1, ["a"]],
      [3, ["e"]],
    ]);
  });
  test("a quote that is never closed costs one line", () => {
    const { records, faults } = parse(['a\n"b,c\nd,e\nf']);
    expect(faults).toEqual([[2, "a quoted field is not closed"]]);
    expect(records.map(([line, fields]) => [line, fields])).toEqual([
      [1, ["a"]],
      [3, ["d", "e"]],
      [4, ["f"]],
    ]);
  });
  test("a quote that is not closed within a million characters does not take the rest", () => {
    const { faults, records } = parse(['"open\n', `${"x".repeat(999)}\n`.repeat(1_100)]);
    expect(faults).toEqual([[1, "a quoted field is not closed"]]);
    expect(records).toHaveLength(1_100);
  });
});

test("where the text is cut into parts makes no difference", () => {
  const field = fc.constantFrom("a", "", "x,y", 'q"q', "l\nl", "é");
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });
  const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 6 });
  const details = fc.check(
    fc.property(rows, cuts, fc.constantFrom("\n", "\r\n"), (given, at, newline) => {
      const text = given.map((row) => row.map(quoted).join(",")).join(newline) + newline;
      const places = [
        0,
        ...at.filter((place) => place < text.length).sort((a, b) => a - b),
        text.length,
      ];
      const parts = places.slice(1).map((end, index) => text.slice(places[index], end));
      const { records, faults } = parse(parts);
      return (
        faults.length === 0 &&
        JSON.stringify(records.map(([, fields]) => fields)) === JSON.stringify(given)
      );
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(fc.defaultReportMessage(details) ?? "held").toBe("held");
});

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
