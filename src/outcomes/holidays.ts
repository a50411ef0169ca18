import { createRequire } from "node:module";
import type { HolidaysTypes } from "date-holidays";

/** A public holiday, its day written YYYY-MM-DD. */
export type Holiday = { readonly day: string; readonly name: string };

type Calendar = {
  getHolidays(year: number, language?: string): readonly HolidaysTypes.Holiday[];
  getCountries(): Readonly<Record<string, string>>;
  getStates(country: string): Readonly<Record<string, string>> | undefined;
};

const require = createRequire(import.meta.url);

/** The package is loaded when the first account asks for a country. */
function calendarOf(country?: string, state?: string | null): Calendar {
  const Holidays = require("date-holidays") as new (country?: string, state?: string) => Calendar;
  return state ? new Holidays(country, state) : new Holidays(country);
}

/** Public holidays by country, state and year: a few countries and years, some 15 days each. */
const known = new Map<string, ReadonlySet<string>>();

/** Whether a calendar day is a public holiday; a country that nobody knows has none. */
export function isPublicHoliday(day: string, country: string, state: string | null): boolean {
  const year = day.slice(0, 4);
  const key = `${country}/${state ?? ""}/${year}`;
  const days =
    known.get(key) ?? new Set(publicHolidays(Number(year), country, state).map((h) => h.day));
  known.set(key, days);
  return days.has(day);
}

/** The public holidays of a country's year, and of a state that has its own, named in a language where that is known. */
export function publicHolidays(
  year: number,
  country: string,
  state: string | null,
  language = "en",
): readonly Holiday[] {
  return calendarOf(country, state)
    .getHolidays(year, language)
    .filter(({ type }) => type === "public")
    .map(({ date, name }) => ({ day: date.slice(0, 10), name }));
}

/** Codes (ISO 3166-1) of the countries whose holidays are known. */
export function holidayCountries(): readonly string[] {
  return Object.keys(calendarOf().getCountries()).sort();
}

/** The states of a country that have days of their own, by code. */
export function holidayStates(
  country: string,
): readonly { readonly code: string; readonly name: string }[] {
  const states = calendarOf().getStates(country) ?? {};
  return Object.entries(states).map(([code, name]) => ({ code, name }));
}
