import { Temporal } from "temporal-polyfill";
import { localDay } from "./local-day.ts";

/** When an account's people work: what an agreed time to answer is counted in. */
export type WorkingTime = {
  /** An IANA time zone. */
  readonly timeZone: string;
  /** Days of the week on which time counts, 1 (Monday) to 7 (Sunday); at least one. */
  readonly weekdays: readonly number[];
  /** Minutes of the local day, 0-1440, between which time counts; null for round the clock. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  /** Whether a calendar day, written YYYY-MM-DD, is none on which people work. */
  readonly isHoliday: (day: string) => boolean;
};

type Span = { readonly start: number; readonly end: number };

/** Longer without a working day than any calendar of holidays: the settings leave none. */
const mostDays = 400;

/**
 * The first instant (epoch milliseconds) at which `ms` milliseconds of working time have passed since `from`: real
 * time inside working days and hours, so a day on which the clocks change counts the hours that it has. Throws
 * RangeError where 400 days bring no working time.
 */
export function afterWorkingTime(from: number, ms: number, time: WorkingTime): number {
  let left = ms;
  let idle = 0;
  for (const { start, end } of workingSpans(from, time)) {
    if (start === end) {
      idle += 1;
      if (idle > mostDays)
        throw new RangeError("These working days and hours leave no working time");
      continue;
    }
    idle = 0;
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  throw new RangeError(`${from} lies on no calendar`);
}

/** Milliseconds of working time between two instants; 0 where `to` is not later. */
export function workingTimeBetween(from: number, to: number, time: WorkingTime): number {
  let sum = 0;
  for (const { start, end } of workingSpans(from, time)) {
    if (start >= to) break;
    sum += Math.max(0, Math.min(end, to) - start);
  }
  return sum;
}

/** What is left of each day's working time from `from` on, in order; a day without any is an empty span at its end. */
function* workingSpans(from: number, time: WorkingTime): Generator<Span, void> {
  let day = localDay(from, time.timeZone);
  while (day !== null) {
    const { start, end } = workOf(day, time);
    const first = Math.max(start, from);
    yield first < end ? { start: first, end } : { start: day.end, end: day.end };
    day = localDay(day.end, time.timeZone);
  }
}

function workOf(
  day: { readonly start: number; readonly end: number; readonly number: number },
  { weekdays, hours, isHoliday, timeZone }: WorkingTime,
): Span {
  // 1 January 1970 was a Thursday.
  const weekday = ((((day.number + 3) % 7) + 7) % 7) + 1;
  const date = new Date(day.number * 86_400_000).toISOString().slice(0, 10);
  if (!weekdays.includes(weekday) || isHoliday(date)) return { start: day.end, end: day.end };
  if (hours === null) return day;
  return { start: onClock(date, hours.from, timeZone), end: onClock(date, hours.to, timeZone) };
}

/** What the clock on the wall calls so, the first time: where it skips that, the instant at which it skips. */
function onClock(date: string, minutes: number, timeZone: string): number {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes });
  const zoned = wall.toZonedDateTime(timeZone);
  const found = zoned.toPlainDateTime().equals(wall)
    ? zoned
    : (zoned.getTimeZoneTransition("previous") ?? zoned);
  return found.epochMilliseconds;
}
