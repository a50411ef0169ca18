import type { LedgerTransaction } from "../engine/ledger.ts";
import { news, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Marks, silently, every contact that was read at `since` (epoch milliseconds) or later. */
export async function markReadSince(
  tx: LedgerTransaction,
  portalId: PortalId,
  since: number,
  now: number,
): Promise<void> {
  const rows = await tx
    .selectFrom("inputs")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("read_at", ">=", since)
    .execute();
  const marks = rows.map((row) => ({ contactId: row.contact_id, news: news.none }));
  await markDirty(tx, portalId, marks, now);
}
