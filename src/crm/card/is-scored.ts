import type { LedgerReader, LedgerTransaction } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";

/** Whether this portal's ledger holds a score of the contact: only then does the record belong to the portal. */
export async function isScored(
  db: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  contactId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  return row !== undefined;
}
