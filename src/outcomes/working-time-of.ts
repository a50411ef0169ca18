import type { WorkingTime } from "../base/time/working-time.ts";
import type { SlaSettings } from "./sla.ts";

const known = new Map<string, ReadonlySet<string>>();

/**
 * The working time of an account's settings. The public holidays of a country come from the package date-holidays,
 * which is loaded when the first account names one; a country that it does not know has none.
 */
export async function workingTimeOf(
  { weekdays, office, holidays }: Pick<SlaSettings, "weekdays" | "office" | "holidays">,
  timeZone: string,
): Promise<WorkingTime> {
  const listed = new Set(holidays.dates);
  const { country, state } = holidays;
  const publicDays = country === null ? null : await publicHolidays(country, state);
  return {
    timeZone,
    weekdays,
    hours: office,
    isHoliday: (day) => listed.has(day) || (publicDays?.(day) ?? false),
  };
}

async function publicHolidays(
  country: string,
  state: string | null,
): Promise<(day: string) => boolean> {
  const { default: Holidays } = await import("date-holidays");
  const calendar = state === null ? new Holidays(country) : new Holidays(country, state);
  return (day) => {
    const year = day.slice(0, 4);
    const key = `${country}/${state ?? ""}/${year}`;
    const days =
      known.get(key) ??
      new Set(
        calendar
          .getHolidays(Number(year))
          .filter(({ type }) => type === "public")
          .map(({ date }) => date.slice(0, 10)),
      );
    known.set(key, days);
    return days.has(day);
  };
}
