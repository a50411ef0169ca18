import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { instantOf } from "../../../src/base/time/instant-of.ts";

const zone = process.env["TZ"];
afterEach(() => {
  process.env["TZ"] = zone ?? "UTC";
});

test.each([
  ["2024-03-12T08:30:00Z", Date.UTC(2024, 2, 12, 8, 30)],
  ["2024-03-12T08:30:00.250Z", Date.UTC(2024, 2, 12, 8, 30, 0, 250)],
  ["2024-03-12T10:30:00+02:00", Date.UTC(2024, 2, 12, 8, 30)],
  ["2024-03-12T08:30Z", Date.UTC(2024, 2, 12, 8, 30)],
  ["2024-03-12", Date.UTC(2024, 2, 12)],
  [" 1710232200000 ", 1_710_232_200_000],
  ["0001710232200", 1_710_232_200],
])("%s is read", (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

test.each([
  null,
  undefined,
  "",
  "  ",
  "soon",
  "2024",
  "12/03/2024",
  "20240312",
  "2024-13-01",
  "2024-02-30",
  "2023-02-29T10:00:00Z",
  "2024-03-12T25:00:00Z",
  "2024-03-12 (Tuesday)",
  "2024-03-12; 2024-03-13",
  "NaN",
  "99999999999999999999",
])("%j is no date", (text) => {
  expect(instantOf(text)).toBeNull();
});

test("a time without a zone is UTC, wherever the server stands", () => {
  for (const where of ["America/Bogota", "Asia/Kolkata", "UTC"]) {
    process.env["TZ"] = where;
    expect(instantOf("2024-03-12T08:30:00")).toBe(Date.UTC(2024, 2, 12, 8, 30));
    expect(instantOf("2024-03-12 08:30:00")).toBe(Date.UTC(2024, 2, 12, 8, 30));
  }
});

test("every instant that we write is read back as itself, in both spellings", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 253_402_300_799_999 }), (instant) => {
      expect(instantOf(new Date(instant).toISOString())).toBe(instant);
      expect(instantOf(String(instant))).toBe(instant);
    }),
  );
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const instant = instantOf(text);
      expect(instant === null || Number.isFinite(instant)).toBe(true);
    }),
  );
});
