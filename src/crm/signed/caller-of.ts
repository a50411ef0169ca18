import type { Caller } from "../../account/caller.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { CardsDeps } from "./deps.ts";
import type { SignedCall } from "./read-signed-call.ts";

/** Whoever pressed a button inside HubSpot, as the account's use cases know them. */
export function callerOf(
  { ledger }: Pick<CardsDeps, "ledger">,
  { portalId, userEmail, userId }: Pick<SignedCall, "portalId" | "userEmail" | "userId">,
  portal: Portal,
): Caller {
  return {
    portalId,
    portal,
    ledger: ledger.forReports(portalId),
    who: userEmail || `user ${userId}`,
  };
}
