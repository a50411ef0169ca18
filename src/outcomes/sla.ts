import type { Due } from "../store/crossings/handoffs.ts";
import type { SlaState } from "../store/crossings/follow-up.ts";
import type { SlaTerms } from "../store/portals/portals.ts";
import { afterWorkingTime, type WorkingTime } from "../base/time/working-time.ts";

const hourMs = 3_600_000;
/** What holds until an admin says otherwise: two working days, Monday to Friday round the clock. */
export const usualSla: SlaTerms = {
  hours: 48,
  raisedHandHours: 24,
  weekdays: [1, 2, 3, 4, 5],
  office: null,
  holidays: { dates: [], country: null, state: null },
  statuses: [],
  countsLastContacted: false,
  escalateTo: null,
  makesTasks: true,
};

/** The share of its time after which sales is reminded of a lead. */
const reminderShare = 0.8;

/** The clock of a hand-off that sales was told of at `toldAt` (epoch milliseconds). */
export function slaClock(
  toldAt: number,
  isRaisedHand: boolean,
  settings: Pick<SlaTerms, "hours" | "raisedHandHours">,
  time: WorkingTime,
): Due {
  const ms = (isRaisedHand ? settings.raisedHandHours : settings.hours) * hourMs;
  return {
    remindAt: afterWorkingTime(toldAt, ms * reminderShare, time),
    contactBy: afterWorkingTime(toldAt, ms, time),
  };
}

/** What the clock needs to know of a hand-off; instants in epoch milliseconds, null for never. */
export type Awaited = {
  readonly clock: Due;
  /** The first attempt of a person: an outgoing call or mail, a meeting, a verdict, a status. */
  readonly firstContactAt: number | null;
  /** When the lead stopped being ready. */
  readonly endedAt: number | null;
};

/**
 * How a hand-off stands at `now`. The first attempt decides, whenever it was logged: one that was made in time is no
 * breach even where it became known later. A lead that stops being ready keeps its clock.
 */
export function slaState({ clock, firstContactAt, endedAt }: Awaited, now: number): SlaState {
  if (firstContactAt !== null && firstContactAt <= now) {
    return firstContactAt <= clock.contactBy ? "in_time" : "late";
  }
  if (endedAt !== null && endedAt <= now) return "lost_waiting";
  if (now >= clock.contactBy) return "breached";
  return now >= clock.remindAt ? "reminded" : "open";
}
