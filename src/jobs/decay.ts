import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Ledger } from "../store/ledger.ts";
import { markDue } from "../store/mark-due.ts";
import type { PortalId } from "../store/portal-id.ts";
import type { Portals } from "../store/portals.ts";

/**
 * Marks the contacts of every connected portal whose rounded score, band or readiness has changed by
 * itself (points fade, exclusions expire), and no others (contracts.md, Scores). Time alone is no
 * evidence, so nothing fires.
 */
export async function markDecayed(
  deps: {
    readonly ledger: Ledger;
    readonly portals: Portals;
    readonly clock: Clock;
    readonly log: Logger;
  },
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
