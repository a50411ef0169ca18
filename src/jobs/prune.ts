import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import { pruneActionCalls } from "../store/actions/action-calls.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Portals } from "../store/portals/portals.ts";
import { pruneEvents } from "../store/events/prune-events.ts";
import { pruneHistory } from "../store/history/read-history.ts";

const dayMs = 86_400_000;

/** Behaviour is kept 24 months (contracts.md, Behaviour events). */
const eventsMs = 731 * dayMs;
/** The card's trend looks back no further than two years. */
const historyMs = 731 * dayMs;
/** HubSpot repeats an action's call for three days at most (hubspot-facts 7.5). */
const actionCallsMs = 4 * dayMs;

/** Drops what is past its keeping. A second run finds nothing. */
export async function prune(deps: {
  readonly ledger: Ledger;
  readonly portals: Portals;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<void> {
  const { ledger, portals, clock, log } = deps;
  const now = clock.now();
  for (const { portalId } of await portals.list()) {
    const events = await pruneEvents(ledger, portalId, now - eventsMs);
    if (events > 0) log.info({ portal: portalId, events }, "events past their keeping are dropped");
  }
  await pruneHistory(ledger, now - historyMs);
  await pruneActionCalls(ledger, now - actionCallsMs);
}
