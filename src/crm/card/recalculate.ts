import { news, markDirty } from "../../store/marks/mark-dirty.ts";
import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { isScored } from "./is-scored.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";

/** Marks the contact to be read and scored again now. A click is no news: nothing fires by it (contracts.md, Crossings). */
export async function recalculate(
  { ledger, portals, clock, wakePortal }: CardsDeps,
  { portalId }: SignedCall,
  contactId: string,
): Promise<Answer> {
  if ((await portals.get(portalId))?.status !== "connected") return notConnected;
  const isKnown = await ledger.transaction(async (tx) => {
    if (!(await isScored(tx, portalId, contactId))) return false;
    await markDirty(tx, portalId, [{ contactId, news: news.none }], clock.now());
    return true;
  });
  if (!isKnown) return contactUnknown;
  wakePortal(portalId);
  return ok({ marked: true });
}
