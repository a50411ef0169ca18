import { createRequire } from "node:module";
import type { HolidaysTypes } from "date-holidays";
import type { WorkingTime } from "../base/time/working-time.ts";
import type { ContactBy } from "../store/crossings/handoffs.ts";
import type { Portal, SlaTerms } from "../store/portals/portals.ts";
import { slaClock, usualSla } from "./sla.ts";

type SlaOfPortal = Pick<Portal, "sla" | "timeZone">;

/** Until when sales must have tried a lead of this account. */
export function contactByOf({ sla = usualSla, timeZone }: SlaOfPortal): ContactBy {
  const time = workingTimeOf(sla, timeZone);
  return (toldAt, isRaised) => slaClock(toldAt, isRaised, sla, time).contactBy;
}

/**
 * The working time of an account's settings. The public holidays of a country come from the package date-holidays,
 * which is loaded when the first account names one; a country that it does not know has none.
 */
export function workingTimeOf(
  { weekdays, office, holidays }: Pick<SlaTerms, "weekdays" | "office" | "holidays">,
  timeZone: string,
): WorkingTime {
  const listed = new Set(holidays.dates);
  const { country, state } = holidays;
  return {
    timeZone,
    weekdays,
    hours: office,
    isHoliday: (day) => listed.has(day) || (country !== null && isPublic(day, country, state)),
  };
}

const require = createRequire(import.meta.url);
/** Public holidays by country, state and year: a few countries and years, some 15 days each. */
const known = new Map<string, ReadonlySet<string>>();

function isPublic(day: string, country: string, state: string | null): boolean {
  const year = day.slice(0, 4);
  const key = `${country}/${state ?? ""}/${year}`;
  const days = known.get(key) ?? publicDays(Number(year), country, state);
  known.set(key, days);
  return days.has(day);
}

function publicDays(year: number, country: string, state: string | null): ReadonlySet<string> {
  const Holidays = require("date-holidays") as new (
    country: string,
    state?: string,
  ) => {
    getHolidays(year: number): readonly HolidaysTypes.Holiday[];
  };
  const calendar = state === null ? new Holidays(country) : new Holidays(country, state);
  const ofYear = calendar.getHolidays(year).filter(({ type }) => type === "public");
  return new Set(ofYear.map(({ date }) => date.slice(0, 10)));
}
