import type { LedgerTransaction } from "../engine/ledger.ts";
import { news, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Marks every scored contact of one kind, silently: what is written of it changes without a new version. */
export async function markScored(
  tx: LedgerTransaction,
  portalId: PortalId,
  kind: "lead" | "customer",
  now: number,
): Promise<void> {
  const rows = await tx
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("kind", "=", kind)
    .execute();
  const marks = rows.map((row) => ({ contactId: row.contact_id, news: news.none }));
  if (marks.length > 0) await markDirty(tx, portalId, marks, now);
}
