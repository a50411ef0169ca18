import type { Clock } from "../clock.ts";
import type { HubSpotOptions } from "../hubspot/options.ts";

/** Spreads a lane's turns for marked contacts, so that many small ones do not use up the portal's calls and then wait for seconds. */
export type TurnPacer = {
  /** Resolves when a turn may begin: at once while there were few lately, otherwise at the pace of their calls. */
  mayBegin(rate: HubSpotOptions["rate"]): Promise<void>;
  /** A turn dealt with so many contacts; one without any, or with a full batch, does not count. */
  took(contacts: number, full: number): void;
};

/** Calls of a turn: one to read and one to write. */
const callsATurn = 2;
/** Part of the portal's calls that small turns may take when they come one after the other. */
const share = 0.8;
/** Turns in a row that need not wait, in parts of what the window allows; with `share` they stay below what the background may take. */
const atOnce = 0.1;

export function createTurnPacer(clock: Clock, stopping: AbortSignal): TurnPacer {
  /** When the turns so far would be over if they had come at the pace, epoch milliseconds. */
  let dueAt = -Infinity;
  let spacingMs = 0;

  return {
    async mayBegin({ calls, windowMs }) {
      spacingMs = (callsATurn * windowMs) / (calls * share);
      const aheadMs = dueAt - clock.now();
      const allowedMs = windowMs * atOnce;
      if (aheadMs > allowedMs) await clock.sleep(aheadMs - allowedMs, stopping);
    },
    took(contacts, full) {
      if (contacts > 0 && contacts < full) dueAt = Math.max(dueAt, clock.now()) + spacingMs;
    },
  };
}
