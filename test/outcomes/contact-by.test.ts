import { expect, test } from "vitest";
import { dueOf, workingTimeOf } from "../../src/outcomes/contact-by.ts";
import { usualSla } from "../../src/outcomes/sla.ts";

const settings = (holidays: Partial<(typeof usualSla)["holidays"]>) => ({
  ...usualSla,
  holidays: { ...usualSla.holidays, ...holidays },
});

test("a country brings its public holidays, and no mere observances", () => {
  const spain = workingTimeOf(settings({ country: "ES" }), "Europe/Madrid");
  expect(spain.isHoliday("2026-12-08")).toBe(true);
  expect(spain.isHoliday("2027-01-06")).toBe(true);
  expect(spain.isHoliday("2026-02-14")).toBe(false);
});

test("a state adds its own days", () => {
  const germany = workingTimeOf(settings({ country: "DE" }), "Europe/Berlin");
  const bavaria = workingTimeOf(settings({ country: "DE", state: "BY" }), "Europe/Berlin");
  expect([germany.isHoliday("2027-01-06"), bavaria.isHoliday("2027-01-06")]).toEqual([false, true]);
});

test("listed days count with or without a country", () => {
  const time = workingTimeOf(settings({ dates: ["2026-12-24"] }), "Europe/Madrid");
  expect([time.isHoliday("2026-12-24"), time.isHoliday("2026-12-25")]).toEqual([true, false]);
});

test("an unknown country has no holidays", () => {
  const time = workingTimeOf(settings({ country: "XX" }), "UTC");
  expect(time.isHoliday("2026-12-25")).toBe(false);
});

test("an account without settings of its own gives sales two working days, and one for a raised hand", () => {
  const due = dueOf({ timeZone: "Europe/Madrid" });
  const friday = Date.parse("2026-11-27T16:00+01:00");
  expect(due(friday, false).contactBy).toBe(Date.parse("2026-12-01T16:00+01:00"));
  expect(due(friday, true).contactBy).toBe(Date.parse("2026-11-30T16:00+01:00"));
});
