import type { LedgerTransaction } from "../engine/ledger.ts";
import { liftPause } from "./pauses.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * A person answers the breaker of contacts that were written in a loop (reliability.md section 3): they are written
 * again, and their writes are counted from zero, or the very next one would trip it again. Returns how many rested.
 */
export async function resumeWrites(tx: LedgerTransaction, portalId: PortalId): Promise<number> {
  const resting = await tx
    .selectFrom("pauses")
    .select("what")
    .where("portal_id", "=", portalId)
    .where("what", "like", "contact:%")
    .execute();
  for (const { what } of resting) await liftPause(tx, portalId, what);
  await tx
    .updateTable("contact_reads")
    .set({ writes_in_hour: 0 })
    .where("portal_id", "=", portalId)
    .where("writes_in_hour", ">", 0)
    .execute();
  return resting.length;
}
