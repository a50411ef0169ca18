import { dayMs } from "../base/time/utc-day.ts";
import { dropPortal } from "../store/leaving/drop-traces.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portals } from "../store/portals/portals.ts";
import type { ErasureDeps } from "./erase-pending.ts";
import { rewriteRequests } from "./rewrite-requests.ts";

/**
 * Takes everything of an account out of both stores: rows, raw requests, tokens and models. What comes for
 * it later is counted as an unknown account's and dropped. A second run changes nothing.
 */
export async function purgePortal(
  { ledger, log }: ErasureDeps,
  portals: Portals,
  portalId: PortalId,
): Promise<void> {
  // The document first: from now on nothing of the account is taken in.
  await portals.remove(portalId);
  await ledger.transaction((tx) => dropPortal(tx, portalId));
  await rewriteRequests(ledger, [{ portalId, contactId: null }]);
  await ledger.cleanFiles();
  log.info({ portal: portalId }, "everything of the account is purged");
}

/**
 * Purges accounts that uninstalled the app more than `afterDays` days ago. An account whose leaving was not
 * dated is dated now, and purged that much later.
 */
export async function purgeGone(
  deps: ErasureDeps,
  portals: Portals,
  afterDays: number,
): Promise<void> {
  const now = deps.clock.now();
  for (const { portalId, status, disconnectedAt, installedAt } of await portals.list()) {
    if (status !== "disconnected") continue;
    // One before the latest install dates an earlier leaving.
    if (disconnectedAt === undefined || disconnectedAt < installedAt) {
      await portals.change(portalId, (before) => ({ ...before, disconnectedAt: now }));
    } else if (now - disconnectedAt > afterDays * dayMs) {
      await purgePortal(deps, portals, portalId);
    }
  }
}
