import type { Clock } from "../base/clock.ts";
import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { bestPacedWrites, oldestPacedWrite, releaseWrites } from "../store/writes/paced-writes.ts";
import { hasOutdated } from "../store/marks/mark-outdated.ts";
import { noteRelease } from "../store/crossings/releases.ts";
import { releaseAllowance } from "./release-allowance.ts";

/** Under this name the contacts that had their turn are counted. */
const what = "write";
/** Contacts that one look lets go; more follow at the next. */
const most = 1_000;
/** For so long a re-scoring may hold them back: contacts that cannot be scored shall not do so for ever. */
const rescoringMs = 86_400_000;

/**
 * Lets values go to HubSpot that wait for their turn after a publish (contracts.md, Crossings: a paced first
 * write), the best of all first, at the pace that the admin set; all of them once no pace is set. Returns
 * whether there is anything to write now.
 */
export async function releasePacedWrites(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, writePace } = work;
  const { read } = ledger;
  const oldest = await oldestPacedWrite(read, portalId);
  if (oldest === null) return false;
  const now = clock.now();
  // The best of all go first: not before all are known.
  const isKnown =
    now - oldest >= rescoringMs || !(await hasOutdated(read, portalId, work.versions));
  if (writePace !== null && !isKnown) return false;
  const turn = async (): Promise<string[] | null> => {
    if (writePace === null) return null;
    const allowance = await releaseAllowance(read, work, what, writePace, now);
    return bestPacedWrites(read, portalId, Math.min(most, allowance));
  };
  const contactIds = await turn();
  if (contactIds?.length === 0) return false;
  return ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await lockPortal(tx, portalId);
    const gone = await releaseWrites(tx, portalId, contactIds);
    if (contactIds !== null) await noteRelease(tx, portalId, what, gone, now);
    return gone > 0;
  });
}
