import type { WorkingTime } from "../base/time/working-time.ts";
import type { DueOf } from "../store/crossings/handoffs.ts";
import type { Portal, SlaTerms } from "../store/portals/portals.ts";
import { isPublicHoliday } from "./holidays.ts";
import { slaClock, usualSla } from "./sla.ts";

type SlaOfPortal = Pick<Portal, "sla" | "timeZone">;

/** When sales is reminded of a lead of this account, and until when it must have tried it. */
export function dueOf({ sla = usualSla, timeZone }: SlaOfPortal): DueOf {
  const time = workingTimeOf(sla, timeZone);
  return (toldAt, isRaised) => slaClock(toldAt, isRaised, sla, time);
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
    isHoliday: (day) =>
      listed.has(day) || (country !== null && isPublicHoliday(day, country, state)),
  };
}
