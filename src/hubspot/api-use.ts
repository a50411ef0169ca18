import type { Clock } from "../base/clock.ts";
import type { Observed } from "./transport/client.ts";
import type { PortalId } from "../store/engine/portal-id.ts";

/** How much of HubSpot's limit an account has used, as this process saw it. */
export type ApiUseFigures = {
  readonly callsInWindow: number;
  /** Since the process started, of the last 24 hours. */
  readonly callsToday: number;
  readonly rateLimited: number;
  /** Calls without a good answer, those over a limit apart. */
  readonly failed: number;
  /** Epoch milliseconds. */
  readonly lastCallAt: number | null;
};

export type ApiUse = {
  /** Counts one call; give it to createHubSpot. */
  observe(call: Observed): void;
  read(portalId: PortalId): ApiUseFigures;
};

type Minute = { readonly minute: number; calls: number; limited: number; failed: number };
type Counted = { recent: number[]; minutes: Minute[] };

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** Counts the calls of each account in memory: exactly for the last window of `windowMs`, by minutes for a day. */
export function createApiUse(clock: Clock, windowMs: number): ApiUse {
  const portals = new Map<PortalId, Counted>();

  const forget = (counted: Counted, now: number): void => {
    const firstRecent = counted.recent.findIndex((at) => at > now - windowMs);
    counted.recent = firstRecent < 0 ? [] : counted.recent.slice(firstRecent);
    const oldest = Math.floor(now / minuteMs) - dayMinutes;
    while ((counted.minutes[0]?.minute ?? Infinity) <= oldest) counted.minutes.shift();
  };

  return {
    observe({ portalId, status }) {
      if (portalId === null) return;
      const now = clock.now();
      const counted = portals.get(portalId) ?? { recent: [], minutes: [] };
      portals.set(portalId, counted);
      counted.recent.push(now);
      const minute = Math.floor(now / minuteMs);
      let last = counted.minutes.at(-1);
      if (last?.minute !== minute) {
        forget(counted, now);
        last = { minute, calls: 0, limited: 0, failed: 0 };
        counted.minutes.push(last);
      }
      last.calls += 1;
      if (status === 429) last.limited += 1;
      else if (status === null || status >= 400) last.failed += 1;
    },
    read(portalId) {
      const counted = portals.get(portalId);
      if (counted === undefined) {
        return { callsInWindow: 0, callsToday: 0, rateLimited: 0, failed: 0, lastCallAt: null };
      }
      const lastCallAt = counted.recent.at(-1) ?? null;
      forget(counted, clock.now());
      const sum = (of: "calls" | "limited" | "failed"): number =>
        counted.minutes.reduce((total, minute) => total + minute[of], 0);
      return {
        callsInWindow: counted.recent.length,
        callsToday: sum("calls"),
        rateLimited: sum("limited"),
        failed: sum("failed"),
        lastCallAt: lastCallAt ?? lastMinuteAt(counted),
      };
    },
  };
}

function lastMinuteAt({ minutes }: Counted): number | null {
  const last = minutes.at(-1);
  return last === undefined ? null : last.minute * minuteMs;
}
