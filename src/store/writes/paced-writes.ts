import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { turns } from "./intend-writes.ts";
import { standing } from "./standing.ts";

/** How many contacts' values wait for their turn in a paced write. */
export async function countPacedWrites(read: LedgerReader, portalId: PortalId): Promise<number> {
  const { n } = await read
    .selectFrom("writes")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .where("in_turn", "=", turns.inTurn)
    .executeTakeFirstOrThrow();
  return n;
}

/** Since when values of a contact have waited longest for their turn, epoch milliseconds; null when none do. */
export async function oldestPacedWrite(
  read: LedgerReader,
  portalId: PortalId,
): Promise<number | null> {
  const row = await read
    .selectFrom("writes")
    .select("intended_at")
    .where("portal_id", "=", portalId)
    .where("in_turn", "=", turns.inTurn)
    .orderBy("intended_at")
    .limit(1)
    .executeTakeFirst();
  return row?.intended_at ?? null;
}

/** Contacts whose values wait for their turn, best first (standing.ts), then by id. */
export async function bestPacedWrites(
  read: LedgerReader,
  portalId: PortalId,
  limit: number,
): Promise<string[]> {
  const rows = await read
    .selectFrom("writes")
    .leftJoin("scores", (j) =>
      j
        .onRef("scores.portal_id", "=", "writes.portal_id")
        .onRef("scores.contact_id", "=", "writes.contact_id"),
    )
    .select("writes.contact_id")
    .where("writes.portal_id", "=", portalId)
    .where("writes.in_turn", "=", turns.inTurn)
    .orderBy(standing, "desc")
    .orderBy("writes.contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.contact_id);
}

/** Lets the values of these contacts go at once, of all when null. Gives how many still waited. */
export async function releaseWrites(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[] | null,
): Promise<number> {
  if (contactIds?.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable("writes")
    .set({ in_turn: turns.now })
    .where("portal_id", "=", portalId)
    .where("in_turn", "=", turns.inTurn)
    .$if(contactIds !== null, (query) => query.where("contact_id", "in", contactIds ?? []))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
