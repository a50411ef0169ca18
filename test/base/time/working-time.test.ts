import { expect, test } from "vitest";
import {
  afterWorkingTime,
  workingTimeBetween,
  type WorkingTime,
} from "../../../src/base/time/working-time.ts";

const hour = 3_600_000;
const madrid: WorkingTime = {
  timeZone: "Europe/Madrid",
  weekdays: [1, 2, 3, 4, 5],
  hours: null,
  isHoliday: () => false,
};
const office: WorkingTime = { ...madrid, hours: { from: 9 * 60, to: 18 * 60 } };
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

test("48 hours from Friday 16:00 end on Tuesday 16:00", () => {
  const end = afterWorkingTime(at("2026-11-27T16:00+01:00"), 48 * hour, madrid);
  expect(iso(end)).toBe("2026-12-01T15:00:00.000Z");
});

test("what begins on a day off begins to count on the next working day", () => {
  const end = afterWorkingTime(at("2026-11-28T10:00+01:00"), 24 * hour, madrid);
  expect(iso(end)).toBe("2026-11-30T23:00:00.000Z");
});

test("office hours count alone: two of them from 17:00 end at 10:00 of the next working day", () => {
  const end = afterWorkingTime(at("2026-11-27T17:00+01:00"), 2 * hour, office);
  expect(iso(end)).toBe("2026-11-30T09:00:00.000Z");
});

test("a holiday counts for nothing", () => {
  const time: WorkingTime = { ...office, isHoliday: (day) => day === "2026-12-08" };
  const end = afterWorkingTime(at("2026-12-07T17:00+01:00"), 2 * hour, time);
  expect(iso(end)).toBe("2026-12-09T09:00:00.000Z");
});

test("a day on which the clocks change counts the hours that it has", () => {
  const everyDay: WorkingTime = { ...madrid, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  const midnight = at("2026-03-29T00:00+01:00");
  expect(iso(afterWorkingTime(midnight, 23 * hour, everyDay))).toBe("2026-03-29T22:00:00.000Z");
  expect(workingTimeBetween(midnight, midnight + 23 * hour, everyDay)).toBe(23 * hour);
});

test("office hours that begin in the hour that the clocks skip begin where they skip", () => {
  const chatham: WorkingTime = {
    timeZone: "Pacific/Chatham",
    weekdays: [7],
    hours: { from: 3 * 60 + 15, to: 11 * 60 },
    isHoliday: () => false,
  };
  const end = afterWorkingTime(at("2027-09-25T00:00Z"), hour, chatham);
  expect(iso(end)).toBe("2027-09-25T15:00:00.000Z");
});

test("no time at all ends where working time is next", () => {
  const saturday = at("2026-11-28T10:00+01:00");
  expect(iso(afterWorkingTime(saturday, 0, office))).toBe("2026-11-30T08:00:00.000Z");
  const monday = at("2026-11-30T10:00+01:00");
  expect(afterWorkingTime(monday, 0, office)).toBe(monday);
});

test("settings that leave no working time are an error, not an endless search", () => {
  const never: WorkingTime = { ...office, isHoliday: () => true };
  expect(() => afterWorkingTime(0, hour, never)).toThrow(RangeError);
});

test("the time between two instants is what afterWorkingTime adds", () => {
  const from = at("2026-10-23T17:30+02:00");
  const end = afterWorkingTime(from, 16 * hour, office);
  expect(workingTimeBetween(from, end, office)).toBe(16 * hour);
  expect(workingTimeBetween(end, from, office)).toBe(0);
});
