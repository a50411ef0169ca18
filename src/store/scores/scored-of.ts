import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Those of the contacts of which this portal's ledger holds a score: only then does the record belong to the portal. */
export async function scoredOf(
  db: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return rows.map((row) => row.contact_id);
}
