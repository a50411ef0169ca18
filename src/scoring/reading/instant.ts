import { localDay, startOfDay } from "../../base/time/local-day.ts";
import { DAY } from "../time.ts";

const DIGITS = /^-?\d{9,15}$/;
const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/**
 * The instant of a date in epoch milliseconds; NaN when the text is not a date. HubSpot sends datetimes as ISO 8601
 * (docs/hubspot-facts.md 3.1) and, in older places, as epoch milliseconds. A day alone, which is what a `date` property
 * is, begins with its first instant in the zone, UTC where none is given (docs/contracts.md, Scores). A time without a zone is taken as UTC,
 * wherever this runs.
 */
export function instantOf(text: string, timeZone = "UTC"): number {
  const value = text.trim();
  if (DIGITS.test(value)) return Number(value);
  if (!DAY_ONLY.test(value) && !ISO.test(value)) return NaN;
  // Date.parse moves 30 February to March.
  const day = Date.parse(value.slice(0, 10));
  if (Number.isNaN(day) || new Date(day).getUTCDate() !== Number(value.slice(8, 10))) return NaN;
  if (DAY_ONLY.test(value)) return timeZone === "UTC" ? day : startOfDay(day / DAY, timeZone);
  const zoned = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`;
  return Date.parse(zoned.replace(" ", "T"));
}

/** The calendar day of a text that is a day alone, in days since 1 January 1970; null of anything else. */
export function dayNumberOf(text: string): number | null {
  const value = text.trim();
  if (!DAY_ONLY.test(value)) return null;
  const day = instantOf(value);
  return Number.isNaN(day) ? null : day / DAY;
}

/** The calendar day, in days since 1 January 1970, that an instant lies on in the zone; NaN where there is none. */
export function dayNumberAt(at: number, timeZone: string): number {
  return timeZone === "UTC" ? Math.floor(at / DAY) : (localDay(at, timeZone)?.number ?? NaN);
}

/**
 * When a date stops lying less than `days` days back, epoch milliseconds: a calendar day counts whole days of the zone,
 * an instant days of 24 hours (docs/contracts.md, Scores). NaN when the text is not a date.
 */
export function endOfDays(text: string, days: number, timeZone: string): number {
  const day = dayNumberOf(text);
  return day === null ? instantOf(text, timeZone) + days * DAY : startOfDay(day + days, timeZone);
}
