import { dayMs } from "../base/time/utc-day.ts";
import type { Env } from "../../config/env.ts";
import type { Schedule } from "../../config/schedule.ts";
import { keepErasedRecord } from "../erasure/erased-record.ts";
import { erasePending } from "../erasure/erase-pending.ts";
import { purgeGone } from "../erasure/purge-portal.ts";
import type { Instance } from "../store/instance.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { pruneRequests } from "../store/inbox/raw-requests.ts";
import { compiledInForce, modelsInForce } from "../account/models.ts";
import { isAtWork } from "../account/state.ts";
import { checkSample } from "./sample.ts";
import { markDue } from "../store/marks/mark-due.ts";
import { pruneActionCalls } from "../store/actions/action-calls.ts";
import { pruneEvents } from "../store/events/prune-events.ts";
import { pruneBeforeVerdicts } from "../store/crossings/before-verdict.ts";
import { pruneHandoffs } from "../store/crossings/handoffs.ts";
import { historyMs as propertiesMs, historyProperties } from "../reading/read-histories.ts";
import { sourcesOf } from "../behaviour/model-sources.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";
import { pruneHistories } from "../store/evidence/histories.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { Portal } from "../store/portals/portals.ts";
import { pruneHistory } from "../store/history/read-history.ts";

/** The named jobs of config/schedule.ts, each harmless when it runs twice. */
export function upkeepJobs(
  deps: Instance,
  keep: Pick<Env, "keepRequestsDays" | "keepHistoryMonths" | "purgeAfterDays" | "erasedFile">,
  wakePortal: (portalId: PortalId) => void,
): { readonly [name in keyof Schedule]: () => Promise<void> } {
  const { ledger, portals, clock } = deps;
  return {
    decay: () => markDecayed(deps, wakePortal),
    sample: () =>
      checkSample({
        ...deps,
        modelsOf: (portal) => (isAtWork(portal) ? compiledInForce(portal) : null),
      }),
    prune: async () => {
      await prune(deps, keep.keepHistoryMonths);
      await pruneRequests(ledger, clock.now() - keep.keepRequestsDays * dayMs);
      await purgeGone(deps, portals, keep.purgeAfterDays);
    },
    erase: async () => {
      await erasePending(deps);
      await keepErasedRecord(ledger, portals, keep.erasedFile, clock.now());
    },
  };
}

/**
 * Marks the contacts of every connected portal whose rounded score, band or readiness has changed by
 * itself (points fade, exclusions expire), and no others (contracts.md, Scores). Time alone is no
 * news, so nothing fires.
 */
export async function markDecayed(
  deps: Instance,
  wakePortal: (portalId: PortalId) => void,
): Promise<void> {
  for (const { portalId, status } of await deps.portals.list()) {
    if (status !== "connected") continue;
    const marked = await markDue(deps.ledger, portalId, deps.clock.now());
    if (marked === 0) continue;
    deps.log.info({ portal: portalId, contacts: marked }, "scores that changed by themselves");
    wakePortal(portalId);
  }
}

/** The longest that so many months can be. */
const monthMs = (366 / 12) * dayMs;
/** HubSpot repeats an action's call for three days at most (hubspot-facts 7.5). */
const actionCallsMs = 4 * dayMs;

/** Drops what is past its keeping. A second run finds nothing. */
async function prune(deps: Instance, months: number): Promise<void> {
  const { ledger, portals, clock, log } = deps;
  const now = clock.now();
  const since = now - months * monthMs;
  for (const portal of await portals.list()) {
    const { portalId } = portal;
    const events = await pruneEvents(ledger, portalId, since);
    await ledger.transaction(async (tx) => {
      await pruneHandoffs(tx, portalId, since);
      await pruneBeforeVerdicts(tx, portalId, now);
    });
    await pruneUnmapped(ledger, portal, now);
    if (events > 0) log.info({ portal: portalId, events }, "events past their keeping are dropped");
  }
  await pruneHistory(ledger, since);
  await pruneActionCalls(ledger, now - actionCallsMs);
}

/** The history of a property that no model maps any more goes within a day (docs/evidence.md, History of the account). */
async function pruneUnmapped(ledger: Ledger, portal: Portal, now: number): Promise<void> {
  const models = modelsInForce(portal);
  const reads = models.map(propertiesRead);
  const named = historyProperties({
    mapped: {
      contact: reads.flatMap(({ contact }) => contact),
      company: reads.flatMap(({ company }) => company),
    },
    sources: sourcesOf(models),
  });
  await pruneHistories(ledger, portal.portalId, named, now - propertiesMs);
}
