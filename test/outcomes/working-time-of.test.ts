import { expect, test } from "vitest";
import { workingTimeOf } from "../../src/outcomes/working-time-of.ts";
import { usualSla } from "../../src/outcomes/sla.ts";

const settings = (holidays: Partial<(typeof usualSla)["holidays"]>) => ({
  ...usualSla,
  holidays: { ...usualSla.holidays, ...holidays },
});

test("a country brings its public holidays, and no mere observances", async () => {
  const spain = await workingTimeOf(settings({ country: "ES" }), "Europe/Madrid");
  expect(spain.isHoliday("2026-12-08")).toBe(true);
  expect(spain.isHoliday("2027-01-06")).toBe(true);
  expect(spain.isHoliday("2026-02-14")).toBe(false);
});

test("a state adds its own days", async () => {
  const germany = await workingTimeOf(settings({ country: "DE" }), "Europe/Berlin");
  const bavaria = await workingTimeOf(settings({ country: "DE", state: "BY" }), "Europe/Berlin");
  expect([germany.isHoliday("2027-01-06"), bavaria.isHoliday("2027-01-06")]).toEqual([false, true]);
});

test("listed days count with or without a country", async () => {
  const time = await workingTimeOf(settings({ dates: ["2026-12-24"] }), "Europe/Madrid");
  expect([time.isHoliday("2026-12-24"), time.isHoliday("2026-12-25")]).toEqual([true, false]);
});

test("an unknown country has no holidays", async () => {
  const time = await workingTimeOf(settings({ country: "XX" }), "UTC");
  expect(time.isHoliday("2026-12-25")).toBe(false);
});
