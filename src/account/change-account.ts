import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portal, Portals } from "../store/portals/portals.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

/**
 * Changes an account's document and gives it as it is then. Whoever asks works with what it was when they looked; what
 * was purged since stays gone. Throws RefusedError ACCOUNT_GONE, and what `make` throws.
 */
export async function changeAccount(
  portals: Portals,
  portalId: PortalId,
  make: (before: Portal) => Portal,
): Promise<Portal> {
  const after = await portals.change(portalId, make);
  if (after === null) throw accountGone;
  return after;
}

/** Said when the account was purged while somebody was still at work in it. */
export const accountGone = refuse(410, refusals.accountGone);
