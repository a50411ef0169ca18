import { dayMs, utcDayOf } from "./utc-day.ts";
import { Temporal } from "temporal-polyfill";

/** A calendar day of one time zone; with its changes of clock it lasts 23 to 25 hours, rarely more or less. */
export type LocalDay = {
  /** Its first instant, epoch milliseconds: 01:00 where the clocks go forward at midnight. */
  readonly start: number;
  /** The first instant of the next day, epoch milliseconds. */
  readonly end: number;
  /** Days since 1 January 1970 on the calendar: what lies between two days is their difference. */
  readonly number: number;
  readonly year: number;
};

/** Days by zone and by UTC day of the instants asked for; a UTC day touches at most three local ones. */
const known = new Map<string, Map<number, LocalDay[]>>();
let kept = 0;

/** Some 250 bytes a day: five megabytes at the most. */
const mostKept = 20_000;

/** Temporal ends where Date does; a day's width inside it every day has a start and an end. */
const farthest = 8.64e15 - 3 * dayMs;

/**
 * The day that an instant (epoch milliseconds) belongs to in an IANA time zone. Null for an instant that no
 * calendar has. Throws RangeError for a zone that does not exist. Days are kept, so that asking again is a look-up.
 */
export function localDay(at: number, timeZone: string): LocalDay | null {
  // Written so that NaN is none either.
  if (!(Math.abs(at) <= farthest)) return null;
  const ofZone = known.get(timeZone);
  const key = utcDayOf(at);
  const found = ofZone?.get(key)?.find(({ start, end }) => at >= start && at < end);
  return found ?? keep(makeDay(at, timeZone), timeZone, key);
}

/**
 * Epoch milliseconds at which a calendar day (days since 1 January 1970) begins in an IANA time zone; of a day that the
 * zone left out (Samoa, 30 December 2011), when the next one does. NaN for a day on no calendar.
 */
export function startOfDay(number: number, timeZone: string): number {
  // Noon in UTC lies on that day or, far in the east, on the next.
  let day = localDay(number * dayMs + dayMs / 2, timeZone);
  while (day !== null && day.number > number) day = localDay(day.start - 1, timeZone);
  if (day === null) return NaN;
  return day.number === number ? day.start : day.end;
}

/** Epoch milliseconds at which the day of `now` began in an IANA time zone, changes of clock included. */
export function dayStart(now: number, timeZone: string): number {
  const day = localDay(now, timeZone);
  if (day === null) throw new RangeError(`${now} lies on no calendar`);
  return day.start;
}

/** How many midnights lie between two instants in a zone: 0 on the same day, below 0 where `to` is earlier. */
export function daysBetween(from: number, to: number, timeZone: string): number {
  const [first, last] = [localDay(from, timeZone), localDay(to, timeZone)];
  return first === null || last === null ? NaN : last.number - first.number;
}

/**
 * Epoch milliseconds of a date and time like 2026-03-12T10:00 on the clocks of an IANA time zone; where they go
 * back, the earlier of two. Null when it is none. Throws RangeError for a zone that does not exist.
 */
export function instantInZone(text: string, timeZone: string): number | null {
  if (Number.isNaN(Date.parse(`${text.replace(" ", "T")}Z`))) return null;
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
}

function makeDay(at: number, timeZone: string): LocalDay {
  const date = Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const startOf = (day: Temporal.PlainDate): number =>
    day.toZonedDateTime(timeZone).epochMilliseconds;
  return {
    start: startOf(date),
    end: startOf(date.add({ days: 1 })),
    number: Math.round(date.toZonedDateTime("UTC").epochMilliseconds / dayMs),
    year: date.year,
  };
}

function keep(day: LocalDay, timeZone: string, key: number): LocalDay {
  if (kept >= mostKept) {
    known.clear();
    kept = 0;
  }
  const ofZone = known.get(timeZone) ?? new Map<number, LocalDay[]>();
  known.set(timeZone, ofZone.set(key, [...(ofZone.get(key) ?? []), day]));
  kept += 1;
  return day;
}
