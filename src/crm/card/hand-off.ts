import { handOffNow } from "../../account/hand-off-now.ts";
import { notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";

/** A salesperson takes a lead that nobody was told of. Throws RefusedError. */
export async function handOff(
  { ledger, portals, clock, wakePortal }: CardsDeps,
  { portalId, userEmail, userId }: SignedCall,
  contactId: string,
): Promise<Answer> {
  const portal = await portals.get(portalId);
  if (portal?.status !== "connected") return notConnected;
  const who = userEmail || `user ${userId}`;
  await handOffNow({ clock, wakePortal }, { ledger, portal, portalId, who }, contactId);
  return ok({ handedOff: true });
}
