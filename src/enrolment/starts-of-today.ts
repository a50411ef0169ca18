import type { BoundScenario, PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { countStarts, countWoken } from "../store/crossings/count-starts.ts";
import { readQueues } from "../store/crossings/queues.ts";
import { releasedSince } from "../store/crossings/releases.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { turnsOf } from "./release-catch-ups.ts";
import { dayStart } from "../base/time/local-day.ts";

/** The starts of the portal's day that scenarios with a number a day have left. */
export type Starts = {
  /** Takes one; false once the number is reached. */
  readonly take: (scenario: BoundScenario) => boolean;
  /** Takes one for a silent crossing that wakes without a raised hand, where a catch-up of the scenario shares its number. */
  readonly wake: (scenario: BoundScenario) => boolean;
  /** Gives one back that was taken and not used. */
  readonly giveBack: (scenario: BoundScenario) => void;
  readonly sleepOn: (scenario: BoundScenario) => void;
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
  const { portalId } = work;
  const capped = work.scenarios.filter(({ mostADay }) => mostADay !== null);
  const today = dayStart(now, work.timeZone);
  const [started, wakes] = await Promise.all([
    countStarts(
      ledger.read,
      portalId,
      capped.map(({ name }) => name),
      today,
    ),
    wakesLeft(ledger, portalId, today),
  ]);
  const starts = counterOf(
    new Map(capped.map(({ name, mostADay }) => [name, (mostADay ?? 0) - (started.get(name) ?? 0)])),
  );
  return {
    take: starts.take,
    giveBack: starts.giveBack,
    wake: wakes.take,
    sleepOn: wakes.giveBack,
  };
}

/** Who wakes shares the number a day of the scenario's catch-ups (contracts.md, What stayed silent can be caught up). */
async function wakesLeft({ read }: Ledger, portalId: PortalId, today: number): Promise<Counter> {
  const left = new Map<string, number>();
  for (const { scenario, source, mostADay } of await readQueues(read, portalId)) {
    if (source === "held") continue;
    left.set(scenario, Math.max(left.get(scenario) ?? 0, mostADay));
  }
  for (const [name, most] of left) {
    const [gone, woken] = await Promise.all([
      releasedSince(read, portalId, turnsOf(name), today),
      countWoken(read, portalId, name, today),
    ]);
    left.set(name, most - gone - woken);
  }
  return counterOf(left);
}

type Counter = Pick<Starts, "take" | "giveBack">;

/** Those that are not counted have no end. */
function counterOf(left: Map<string, number>): Counter {
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
