import { dayMs } from "../../base/time/utc-day.ts";
import type { Priority } from "./limiter.ts";
import type { RateHeaders } from "./read-answer.ts";

/** Keeps background work to its share of a limit that the whole account lives on for a day. */
export type DailyBudget = {
  /** Epoch milliseconds until which no background call may be sent, or null. */
  spentUntil(now: number): number | null;
  /** Counts a call that was sent, with the headers of its answer. */
  count(priority: Priority, rate: RateHeaders | null, now: number): void;
};

/**
 * A static token shares the account's daily calls with all its other apps, so background work takes at most
 * `share` of them (contracts.md, Budgets); OAuth apps have no such limit and no such header (hubspot-facts 9),
 * and this stays without effect. Days are UTC, as the account's zone is not known here; what was sent before
 * a restart is not counted.
 */
export function createDailyBudget(share: number): DailyBudget {
  let day = 0;
  let sent = 0;
  let limit: number | null = null;
  const turnTo = (now: number): void => {
    const today = Math.floor(now / dayMs);
    if (today === day) return;
    day = today;
    sent = 0;
  };
  return {
    spentUntil(now) {
      turnTo(now);
      return limit !== null && sent >= limit * share ? (day + 1) * dayMs : null;
    },
    count(priority, rate, now) {
      turnTo(now);
      if (priority === "background") sent += 1;
      if (rate?.daily !== null && rate?.daily !== undefined) limit = rate.daily;
    },
  };
}
