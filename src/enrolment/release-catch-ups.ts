import type { Clock } from "../base/clock.ts";
import { dayStart } from "../base/time/local-day.ts";
import type { PortalWork } from "../portal-work.ts";
import { bestSilent, giveTurn, type CatchUpSource } from "../store/crossings/catch-ups.ts";
import { countStarts, countWoken } from "../store/crossings/count-starts.ts";
import { readQueues, type Queue } from "../store/crossings/queues.ts";
import { noteRelease, releasedSince } from "../store/crossings/releases.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { hasOutdated } from "../store/marks/mark-outdated.ts";
import { releaseAllowance } from "./release-allowance.ts";

/** Contacts that one look lets go. */
const most = 100;
/** For so long a scoring of all contacts may hold a queue back: contacts that cannot be scored shall not do so for ever. */
const rescoringMs = 86_400_000;

/** Under this name the turns of a scenario are counted, whatever queue they come from. */
export function turnsOf(scenario: string): string {
  return `catch-up:${scenario}`;
}

/**
 * Gives those their turn who stayed silent and are to be caught up (contracts.md, What stayed silent can be caught up):
 * best first once all contacts are scored, up to M of a scenario in the portal's day, less those who woke otherwise, and a
 * 24th of it in an hour, and no more than the scenario's own cap leaves. One turn is taken in one transaction, so that a restart repeats none. Returns
 * whether any contact was marked.
 */
export async function releaseCatchUps(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, lease } = work;
  const { read } = ledger;
  if (work.isDryRun) return false;
  const queues = await readQueues(read, portalId);
  const now = clock.now();
  let found = 0;
  for (const queue of queues) {
    const { source, scenario } = queue;
    if (source === "held" || !(await mayBegin(ledger, work, queue, now))) continue;
    const contactIds = await nextOf(ledger, work, queue, source, now);
    if (contactIds.length === 0) continue;
    await ledger.transaction(async (tx) => {
      await checkFence(tx, lease);
      await lockPortal(tx, portalId);
      const gone = await giveTurn(tx, portalId, { scenario, source }, contactIds, now);
      await noteRelease(tx, portalId, turnsOf(scenario), gone, now);
      found += gone;
    });
  }
  return found > 0;
}

/** The best of all go first: not before all are known. */
async function mayBegin(
  ledger: Ledger,
  { portalId, versions }: PortalWork,
  { startedAt }: Queue,
  now: number,
): Promise<boolean> {
  if (now - startedAt >= rescoringMs) return true;
  return !(await hasOutdated(ledger.read, portalId, versions));
}

async function nextOf(
  { read }: Ledger,
  work: PortalWork,
  { scenario: name, mostADay, ticked }: Queue,
  source: CatchUpSource,
  now: number,
): Promise<string[]> {
  const { portalId, scenarios, timeZone } = work;
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined) return [];
  const pace = { most: mostADay, per: "day" } as const;
  const today = dayStart(now, timeZone);
  const gone = await releasedSince(read, portalId, turnsOf(name), today);
  const woken = await countWoken(read, portalId, name, today);
  const allowance = Math.min(
    await releaseAllowance(read, work, turnsOf(name), pace, now),
    mostADay - gone - woken,
  );
  if (allowance <= 0) return [];
  const rivals = scenario.isNurturing
    ? scenarios.flatMap((each) => (each.isNurturing ? [each.name] : []))
    : [];
  let limit = Math.min(most, allowance);
  if (scenario.mostADay !== null) {
    const started = await countStarts(read, portalId, [name], today);
    limit = Math.min(limit, scenario.mostADay - (started.get(name) ?? 0));
  }
  return bestSilent(read, portalId, { scenario: name, source, ticked, rivals }, limit);
}
