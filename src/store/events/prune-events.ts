import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Events that one transaction drops: bounds its length. */
const step = 5_000;

/** Drops the portal's behaviour events that happened before `before` (epoch milliseconds). Gives how many. */
export async function pruneEvents(
  ledger: Ledger,
  portalId: PortalId,
  before: number,
): Promise<number> {
  let dropped = 0;
  for (;;) {
    const rows = await ledger.read
      .selectFrom("events")
      .select(["contact_id", "id"])
      .where("portal_id", "=", portalId)
      .where("occurred_at", "<", before)
      .limit(step)
      .execute();
    if (rows.length === 0) return dropped;
    await ledger.transaction(async (tx) => {
      for (const row of rows) {
        await tx
          .deleteFrom("events")
          .where("portal_id", "=", portalId)
          .where("contact_id", "=", row.contact_id)
          .where("id", "=", row.id)
          .execute();
      }
    });
    dropped += rows.length;
  }
}
