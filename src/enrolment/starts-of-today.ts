import type { BoundScenario, PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { countStarts } from "../store/crossings/count-starts.ts";
import { dayStart } from "../base/time/local-day.ts";

/**
 * The function that takes one of a scenario's starts of the portal's day, and says no once the cap is reached
 * (contracts.md, Crossings). Only the portal's lane starts anything, so counting before a batch is exact.
 */
export async function startsOfToday(
  ledger: Ledger,
  work: PortalWork,
  now: number,
): Promise<(scenario: BoundScenario) => boolean> {
  const capped = work.scenarios.filter(({ mostADay }) => mostADay !== null);
  if (capped.length === 0) return () => true;
  const started = await countStarts(
    ledger.read,
    work.portalId,
    capped.map(({ name }) => name),
    dayStart(now, work.timeZone),
  );
  const left = new Map(
    capped.map(({ name, mostADay }) => [name, (mostADay ?? 0) - (started.get(name) ?? 0)]),
  );
  return ({ name }) => {
    const remaining = left.get(name);
    if (remaining === undefined) return true;
    if (remaining <= 0) return false;
    left.set(name, remaining - 1);
    return true;
  };
}
