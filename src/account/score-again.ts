import { news, markDirty } from "../store/marks/mark-dirty.ts";
import { scoredOf } from "../store/scores/scored-of.ts";
import type { AccountDeps, Caller } from "./caller.ts";

/**
 * Has those of the contacts that this account has scored read and scored again now, and gives how many they are. A
 * click is no news: nothing fires by it (docs/contracts.md, Crossings).
 */
export async function scoreAgain(
  { clock, wakePortal }: Pick<AccountDeps, "clock" | "wakePortal">,
  { ledger, portalId }: Pick<Caller, "ledger" | "portalId">,
  contactIds: readonly string[],
): Promise<number> {
  const marked = await ledger.transaction(async (tx) => {
    const scored = await scoredOf(tx, portalId, contactIds);
    const marks = scored.map((contactId) => ({ contactId, news: news.none }));
    await markDirty(tx, portalId, marks, clock.now());
    return scored.length;
  });
  if (marked > 0) wakePortal(portalId);
  return marked;
}
