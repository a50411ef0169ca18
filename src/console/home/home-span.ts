import { dayMs } from "../../base/time/utc-day.ts";
import { localDay, startOfDay } from "../../base/time/local-day.ts";
import { refusals } from "../../words/refusals.ts";
import { refuse } from "../../account/refusal.ts";

/** The days that Home is asked for, and as many before them. Epoch milliseconds; `until` is excluded. */
export type HomeSpan = {
  readonly from: number;
  readonly until: number;
  readonly before: number;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** Two years: hand-offs are kept no longer. */
const mostDays = 732;

/** The days of an account's zone from `from` to `to`, this week from Monday on when left out. Throws RefusedError NO_SPAN. */
export function homeSpan(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
  now: number,
): HomeSpan {
  const today = localDay(now, timeZone)?.number ?? 0;
  const last = to === undefined ? today : numberOf(to);
  // 1 January 1970 was a Thursday.
  const monday = last - ((((last + 3) % 7) + 7) % 7);
  const first = from === undefined ? monday : numberOf(from);
  const days = last - first + 1;
  if (!(days >= 1 && days <= mostDays)) throw noSpan;
  return {
    from: startOfDay(first, timeZone),
    until: startOfDay(last + 1, timeZone),
    before: startOfDay(first - days, timeZone),
    firstDay: dayText(first),
    lastDay: dayText(last),
  };
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

const noSpan = refuse(400, refusals.noSpan, "query.from");
