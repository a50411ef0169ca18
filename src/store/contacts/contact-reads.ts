import { sql } from "kysely";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What is known of when a contact was changed in HubSpot. Epoch milliseconds; 0 when not known. */
export type ContactRead = {
  /** Its modification date when it was read last. */
  readonly modifiedAt: number;
  /** Its modification date right after our own last write. */
  readonly writtenAt: number;
};

const hourMs = 3_600_000;

/** When each of these contacts was read and written last; contacts that never were are left out. */
export async function recallReads(
  read: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, ContactRead>> {
  if (contactIds.length === 0) return new Map();
  const scored = await read
    .selectFrom("scores")
    .select(["contact_id", "modified_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  const written = await read
    .selectFrom("contact_reads")
    .select(["contact_id", "modified_at", "written_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  const reads = new Map(
    scored.map((row) => [row.contact_id, { modifiedAt: row.modified_at, writtenAt: 0 }]),
  );
  for (const row of written) {
    reads.set(row.contact_id, {
      modifiedAt: Math.max(reads.get(row.contact_id)?.modifiedAt ?? 0, row.modified_at),
      writtenAt: row.written_at,
    });
  }
  return reads;
}

/**
 * Keeps the modification dates that our own writes left, so that the poll does not take them for news, and
 * counts the writes of each contact within the hour of `now`. Gives the contacts that had more than `most`.
 */
export async function keepWritten(
  tx: LedgerTransaction,
  portalId: PortalId,
  contacts: readonly { readonly contactId: string; readonly updatedAt: number | null }[],
  now: number,
  most: number,
): Promise<string[]> {
  if (contacts.length === 0) return [];
  const hour = Math.floor(now / hourMs);
  const rows = await tx
    .insertInto("contact_reads")
    .values(
      contacts.map(({ contactId, updatedAt }) => ({
        portal_id: portalId,
        contact_id: contactId,
        modified_at: 0,
        written_at: updatedAt ?? 0,
        hour,
        writes_in_hour: 1,
      })),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet({
        written_at: sql<number>`case when excluded.written_at > contact_reads.written_at then excluded.written_at else contact_reads.written_at end`,
        writes_in_hour: sql<number>`case when contact_reads.hour = excluded.hour then contact_reads.writes_in_hour + 1 else 1 end`,
        hour: sql<number>`excluded.hour`,
      }),
    )
    .returning(["contact_id", "writes_in_hour"])
    .execute();
  return rows.filter((row) => row.writes_in_hour > most).map((row) => row.contact_id);
}
