import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkValue } from "../properties/check-value.ts";
import { standard, type PropertyType } from "../properties/definition.ts";

const types: readonly PropertyType[] = [
  "bool",
  "date",
  "datetime",
  "enumeration",
  "number",
  "phone_number",
  "string",
];

const raws = fc.oneof(
  fc.string(),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(3)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("true", "false", "A", "B", "A;B", ";A", "2026-11-20", "", " 7 "),
);

test("the stored form of a value is one that would be stored as it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...types), raws, (type, raw) => {
      const definition = standard("g", "p", type, { options: ["A", "B"] });
      const first = checkValue(definition, raw, "", []);
      const again = first.ok ? checkValue(definition, first.value, "", []) : first;
      expect(again).toEqual(first);
    }),
  );
});

test.each<readonly [PropertyType, string, string]>([
  ["datetime", "1763629200000", "2025-11-20T09:00:00.000Z"],
  ["datetime", "2025-11-20T10:00:00+01:00", "2025-11-20T09:00:00.000Z"],
  ["date", "1763596800000", "2025-11-20"],
  ["number", "-1.50", "-1.50"],
])("a %s of %s is kept as %s", (type, raw, stored) => {
  expect(checkValue(standard("g", "p", type), raw, "", [])).toEqual({ ok: true, value: stored });
});

test.each<readonly [PropertyType, string]>([
  ["date", "1763629200000"],
  ["date", "20 November"],
  ["number", "1.000,5"],
  ["number", "1e3"],
  ["bool", "True"],
  ["enumeration", "a"],
])("a %s of %s is refused", (type, raw) => {
  const definition = standard("g", "p", type, { options: ["A"] });
  expect(checkValue(definition, raw, "", []).ok).toBe(false);
});
