import type { Clock } from "../base/clock.ts";
import type { BoundScenario, PortalWork } from "../portal-work.ts";
import { countStarts } from "../store/crossings/count-starts.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { news, markDirty } from "../store/marks/mark-dirty.ts";
import { hasOutdated } from "../store/marks/mark-outdated.ts";
import type { Rollout } from "../store/portals/portals.ts";
import { noteRelease } from "../store/crossings/releases.ts";
import {
  bestPaced,
  cancelRollouts,
  countRollout,
  hasUnbegun,
  letGo,
  type PacedCrossing,
} from "../store/crossings/rollouts.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import { dayStart } from "../base/time/local-day.ts";
import { releaseAllowance } from "./release-allowance.ts";

type Deps = { readonly ledger: Ledger; readonly clock: Clock };

/** Under this name is kept when it was looked at last. */
export const rolloutSource = "rollout";
/** Enrolments that one look lets go. */
const most = 100;
/** For so long a re-scoring may hold its roll-out back: contacts that cannot be scored shall not do so for ever. */
const rescoringMs = 86_400_000;

/**
 * Gives crossings of a publish their turn that was ticked 'enrol up to N a day' (contracts.md, Crossings):
 * the best of all first, once every contact is scored by the version, as release-allowance.ts spreads
 * them. From its turn on a crossing waits as any other does: whether it may begin is decided with its score,
 * under the scenario's own cap, cool-down, consent and priority. One turn is taken in one transaction, so that
 * a restart repeats none. What belongs to a publish that is not in force any more turns silent. Returns whether
 * any contact was marked.
 */
export async function releasePaced({ ledger, clock }: Deps, work: PortalWork): Promise<boolean> {
  const { portalId, rollouts } = work;
  const { read } = ledger;
  if (!(await hasUnbegun(read, portalId))) return false;
  const now = clock.now();
  const last = (await readSources(read, portalId)).get(rolloutSource);
  if (last !== undefined && now - last.checkedAt < work.pace.pollEveryMs) return false;
  const isRescoring = await hasOutdated(read, portalId, work.versions);
  const mayBegin = ({ startedAt }: Rollout): boolean =>
    !isRescoring || now - startedAt >= rescoringMs;
  // Looked at again as soon as all are known: the best of them go first.
  if (rollouts.length > 0 && !rollouts.some(mayBegin)) return false;
  const turns: { rollout: number; crossings: readonly PacedCrossing[] }[] = [];
  for (const rollout of work.isDryRun ? [] : rollouts.filter(mayBegin)) {
    turns.push({ rollout: rollout.version, crossings: await choose(ledger, work, rollout, now) });
  }
  return ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await lockPortal(tx, portalId);
    await cancelRollouts(
      tx,
      portalId,
      rollouts.map(({ version }) => version),
    );
    let found = 0;
    for (const { rollout, crossings } of turns) {
      const gone = await letGo(tx, portalId, rollout, crossings);
      await noteRelease(tx, portalId, whatOf(rollout), gone, now);
      const marks = crossings.map(({ contactId }) => ({ contactId, news: news.none }));
      await markDirty(tx, portalId, marks, now);
      found += gone;
    }
    await keepSource(tx, portalId, {
      source: rolloutSource,
      watermark: now,
      windowTo: null,
      cursor: null,
      checkedAt: now,
      found: (last?.found ?? 0) + found,
    });
    return found > 0;
  });
}

/** Under this name the turns of a version's roll-out are counted. */
export function whatOf(rollout: number): string {
  return `enrol:${rollout}`;
}

/** The best of all bound scenarios together; of a contact's nurturing scenarios the first by priority alone. */
async function choose(
  ledger: Ledger,
  work: PortalWork,
  rollout: Rollout,
  now: number,
): Promise<PacedCrossing[]> {
  const { portalId } = work;
  const pace = { most: rollout.mostADay, per: "day" } as const;
  const what = whatOf(rollout.version);
  const allowance = Math.min(most, await releaseAllowance(ledger.read, work, what, pace, now));
  if (allowance === 0) return [];
  const room = await roomOf(ledger, work, rollout, now);
  const nurturing = work.scenarios.flatMap(({ name, isNurturing }) => (isNurturing ? [name] : []));
  const found: (PacedCrossing & Pick<BoundScenario, "isNurturing" | "priority">)[] = [];
  for (const { name, boundAt, isNurturing, priority } of work.scenarios) {
    const rivals = isNurturing ? nurturing : [];
    const of = { rollout: rollout.version, scenario: name, since: boundAt, rivals };
    const limit = Math.min(allowance, room(name));
    for (const paced of await bestPaced(ledger.read, portalId, of, limit)) {
      found.push({ ...paced, isNurturing, priority });
    }
  }
  const isFirst = (each: (typeof found)[number]): boolean =>
    !each.isNurturing ||
    found.every(
      (other) =>
        other === each ||
        !other.isNurturing ||
        other.contactId !== each.contactId ||
        other.priority <= each.priority,
    );
  return found
    .filter(isFirst)
    .sort(
      (a, b) =>
        b.standing - a.standing || b.priority - a.priority || (a.contactId < b.contactId ? -1 : 1),
    )
    .slice(0, allowance);
}

/** What a scenario's own cap leaves of today beside those that had their turn already: more would only wait. */
async function roomOf(
  { read }: Ledger,
  { portalId, scenarios, timeZone }: PortalWork,
  { version }: Rollout,
  now: number,
): Promise<(scenario: string) => number> {
  const names = scenarios.map(({ name }) => name);
  const started = await countStarts(read, portalId, names, dayStart(now, timeZone));
  const held = new Map(
    (await countRollout(read, portalId, version)).map((count) => [count.scenario, count.held]),
  );
  const caps = new Map(scenarios.map(({ name, mostADay }) => [name, mostADay]));
  return (scenario) => {
    const cap = caps.get(scenario) ?? null;
    return cap === null
      ? Infinity
      : Math.max(0, cap - (started.get(scenario) ?? 0) - (held.get(scenario) ?? 0));
  };
}
