import type { LedgerReader } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { releasedSince } from "../store/crossings/releases.ts";
import { dayStart } from "../base/time/local-day.ts";

const hourMs = 3_600_000;

/**
 * How many of `what` may be let go at `now` (epoch milliseconds). A day's number holds in the portal's own
 * day and is spread over it: at most a 24th of it, rounded up, goes in any sixty minutes, so that neither
 * midnight nor a publish sends the whole of it at once.
 */
export async function releaseAllowance(
  read: LedgerReader,
  portal: { readonly portalId: PortalId; readonly timeZone: string },
  what: string,
  pace: { readonly most: number; readonly per: "hour" | "day" },
  now: number,
): Promise<number> {
  const { portalId, timeZone } = portal;
  const inHour = pace.per === "hour" ? pace.most : Math.ceil(pace.most / 24);
  const ofHour = inHour - (await releasedSince(read, portalId, what, now - hourMs + 1));
  if (pace.per === "hour") return Math.max(0, ofHour);
  const ofDay = pace.most - (await releasedSince(read, portalId, what, dayStart(now, timeZone)));
  return Math.max(0, Math.min(ofHour, ofDay));
}
