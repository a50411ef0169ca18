import type { BoundScenario, PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { countStarts } from "../store/crossings/count-starts.ts";
import { dayStart } from "../base/time/local-day.ts";

/** The starts of the portal's day that scenarios with a number a day have left. */
export type Starts = {
  /** Takes one; false once the number is reached. */
  readonly take: (scenario: BoundScenario) => boolean;
  /** Gives one back that was taken and not used. */
  readonly giveBack: (scenario: BoundScenario) => void;
};

/**
 * The starts of the portal's day (contracts.md, Crossings). Only the portal's lane starts anything, so counting before a
 * batch is exact.
 */
export async function startsOfToday(
  ledger: Ledger,
  work: PortalWork,
  now: number,
): Promise<Starts> {
  const capped = work.scenarios.filter(({ mostADay }) => mostADay !== null);
  const started = await countStarts(
    ledger.read,
    work.portalId,
    capped.map(({ name }) => name),
    dayStart(now, work.timeZone),
  );
  const left = new Map(
    capped.map(({ name, mostADay }) => [name, (mostADay ?? 0) - (started.get(name) ?? 0)]),
  );
  return {
    take: ({ name }) => {
      const remaining = left.get(name);
      if (remaining === undefined) return true;
      if (remaining <= 0) return false;
      left.set(name, remaining - 1);
      return true;
    },
    giveBack: ({ name }) => {
      const remaining = left.get(name);
      if (remaining !== undefined) left.set(name, remaining + 1);
    },
  };
}
