import { describe, expect, test } from "vitest";
import { daysBetween, dayStart, localDay } from "../../../src/base/time/local-day.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What the platform's own calendar says, which knows nothing of how a day's start is found. */
function clockOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (at) => format.format(at);
}

/** How far a clock that shows UTC is behind the zone's, milliseconds. */
function offsetOf(clock: (at: number) => string, at: number): number {
  return Date.parse(`${clock(at).replace(" ", "T")}Z`) - at;
}

/** The first instants after changes of clock between two instants, to the second. */
function changes(clock: (at: number) => string, from: number, to: number): number[] {
  const found: number[] = [];
  const step = 15 * day;
  for (let at = from; at < to; at += step) {
    if (offsetOf(clock, at) === offsetOf(clock, at + step)) continue;
    let [before, after] = [at, at + step];
    while (after - before > 1_000) {
      const middle = Math.floor((before + after) / 2_000) * 1_000;
      if (offsetOf(clock, middle) === offsetOf(clock, at)) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

/** The first instant that shows the date, searched for by the date alone. */
function firstOf(clock: (at: number) => string, date: string): number {
  let [before, after] = [Date.parse(date) - 16 * hour, Date.parse(date) + 16 * hour];
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (clock(middle).slice(0, 10) < date) before = middle;
    else after = middle;
  }
  return after;
}

test("a day starts with its first instant, in every zone and around every change of clock", () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const clock = clockOf(zone);
    for (const change of changes(clock, Date.UTC(2022, 0), Date.UTC(2027, 0))) {
      for (const at of [change - 9 * hour, change - 1, change, change + 2 * hour, change + day]) {
        seen += 1;
        const expected = firstOf(clock, clock(at).slice(0, 10));
        const found = dayStart(at, zone);
        if (found !== expected) {
          wrong.push(`${zone} ${clock(at)}: ${clock(found)} instead of ${clock(expected)}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(4_000);
});

describe("days that clocks make odd", () => {
  test("one whose midnight is skipped starts at one", () => {
    expect(dayStart(Date.parse("2024-04-26T12:00:00+03:00"), "Africa/Cairo")).toBe(
      Date.parse("2024-04-26T01:00:00+03:00"),
    );
  });
  test("one whose midnight comes twice starts with the first", () => {
    expect(dayStart(Date.parse("2024-11-03T12:00:00-05:00"), "America/Havana")).toBe(
      Date.parse("2024-11-03T00:00:00-04:00"),
    );
  });
  test("it ends where the next begins, and its length follows the clocks", () => {
    const short = localDay(Date.parse("2026-03-29T12:00:00Z"), "Europe/Madrid");
    const long = localDay(Date.parse("2026-10-25T12:00:00Z"), "Europe/Madrid");
    expect([short, long].map((one) => (one === null ? 0 : (one.end - one.start) / hour))).toEqual([
      23, 25,
    ]);
  });
});

test("days between are counted on the zone's calendar, not by 24 hours", () => {
  const before = Date.parse("2026-03-28T23:30:00+01:00");
  expect(daysBetween(before, before + 45 * minute, "Europe/Madrid")).toBe(1);
  expect(daysBetween(before, before + 45 * minute, "UTC")).toBe(0);
  expect(daysBetween(before + 2 * day, before, "Europe/Madrid")).toBe(-3);
});

test("what lies on no calendar has no day, and a zone that does not exist is refused", () => {
  expect(localDay(NaN, "UTC")).toBeNull();
  expect(localDay(9e15, "Europe/Madrid")).toBeNull();
  expect(() => dayStart(Infinity, "UTC")).toThrow(RangeError);
  expect(() => localDay(0, "Mars/Olympus")).toThrow(RangeError);
});

test("many days of many zones are kept no longer than there is room, and stay right", () => {
  const first = localDay(0, "Asia/Tokyo");
  for (let n = 0; n < 25_000; n += 1) localDay(n * day, "Europe/Madrid");
  expect(localDay(0, "Asia/Tokyo")).toEqual(first);
});
