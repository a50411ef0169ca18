import type { Clock } from "../base/clock.ts";
import type { PortalWork } from "../portal-work.ts";
import { answerHeld, bestHeld } from "../store/crossings/held.ts";
import { endQueues, readQueues } from "../store/crossings/queues.ts";
import { noteRelease } from "../store/crossings/releases.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { releaseAllowance } from "./release-allowance.ts";

/** Contacts that one look lets go. */
const most = 100;

/**
 * Lets go what the breaker holds and somebody answered with 'N a day', best first, as release-allowance.ts spreads it.
 * One turn is taken in one transaction, so that a restart repeats none. A queue that has run empty ends. Returns whether
 * any contact was marked.
 */
export async function releaseHeld(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, lease } = work;
  const { read } = ledger;
  const queues = (await readQueues(read, portalId)).filter(({ source }) => source === "held");
  const now = clock.now();
  let found = 0;
  for (const { scenario: what, mostADay } of queues) {
    const name = `held:${what}`;
    const pace = { most: mostADay, per: "day" } as const;
    const allowance = Math.min(most, await releaseAllowance(read, work, name, pace, now));
    const contactIds = await bestHeld(read, portalId, what, Math.max(1, allowance));
    if (allowance === 0 && contactIds.length > 0) continue;
    await ledger.transaction(async (tx) => {
      await checkFence(tx, lease);
      await lockPortal(tx, portalId);
      if (contactIds.length === 0) {
        await endQueues(tx, portalId, what, "held");
        return;
      }
      const gone = await answerHeld(tx, portalId, { what }, "letGo", now, contactIds);
      await noteRelease(tx, portalId, name, gone, now);
      found += gone;
    });
  }
  return found > 0;
}
