import { lockPortal } from "../store/engine/lock-portal.ts";
import {
  letHandoffGo,
  untoldHandoffs,
  type UntoldHandoff,
} from "../store/crossings/untold-handoffs.ts";
import { news, markDirty } from "../store/marks/mark-dirty.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

/**
 * Hands a lead over whose hand-off was silent, waits or was refused: the contact's next scoring starts it, within the
 * number of a day and while it is ready still. Throws RefusedError NOTHING_TO_HAND_OFF and DRY_RUN.
 */
export async function handOffNow(
  { clock, wakePortal }: Pick<AccountDeps, "clock" | "wakePortal">,
  { ledger, portal, portalId, who }: Caller,
  contactId: string,
): Promise<UntoldHandoff> {
  if (portal.dryRunSince !== undefined) throw dryRun;
  const now = clock.now();
  const untold = await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const found = (await untoldHandoffs(tx, portalId, [contactId])).get(contactId);
    if (found === undefined) throw nothingToHandOff;
    await letHandoffGo(tx, portalId, found, now);
    await markDirty(tx, portalId, [{ contactId, news: news.none }], now);
    await noteInAudit(tx, { portalId, at: now, who, what: "handedOff", detail: { contactId } });
    return found;
  });
  wakePortal(portalId);
  return untold;
}

const nothingToHandOff = refuse(409, refusals.nothingToHandOff);

const dryRun = refuse(409, refusals.dryRun);
