import type { LedgerTransaction } from "../engine/ledger.ts";
import { liftPause } from "./pauses.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { restartReadinessWatch } from "./watch-readiness.ts";

/**
 * A person answers a breaker (contracts.md, Breaker; reliability.md section 3): the portal's writes go on, those of
 * contacts that rest too, and both breakers count from zero, or the very next change would trip them again. What was
 * intended meanwhile is sent. Returns how many pauses ended.
 */
export async function resumeWrites(tx: LedgerTransaction, portalId: PortalId): Promise<number> {
  const resting = await tx
    .selectFrom("pauses")
    .select("what")
    .where("portal_id", "=", portalId)
    .where((e) => e.or([e("what", "=", "writes"), e("what", "like", "contact:%")]))
    .execute();
  for (const { what } of resting) await liftPause(tx, portalId, what);
  await tx
    .updateTable("contact_reads")
    .set({ writes_in_hour: 0 })
    .where("portal_id", "=", portalId)
    .where("writes_in_hour", ">", 0)
    .execute();
  await restartReadinessWatch(tx, portalId);
  return resting.length;
}
