import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portals } from "../store/portals/portals.ts";

/** Notes that HubSpot shows the card on a record since `now` (epoch milliseconds); the first time stays. */
export async function noteCardSeen(
  portals: Portals,
  portalId: PortalId,
  now: number,
): Promise<void> {
  await portals.change(portalId, (before) => ({ cardSeenAt: now, ...before }));
}
