import { sql } from "kysely";
import { isPostgres } from "./dialect.ts";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/** Tells our locks from those of other programs in the same database; any number does. */
const lockSpace = 0x5269;

/**
 * Keeps others from changing the portal's contacts until the transaction ends: the lane's commits and the
 * splitter's hints read before they write, and may run on two instances. SQLite has one writer anyway.
 * Whoever locks several portals takes them by rising id, so that two never wait for each other.
 */
export async function lockPortal(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  if (!isPostgres(tx)) return;
  // Two 32-bit keys: ids of 15 digits do not fit, and two portals that share a lock only wait a little more.
  await sql`select pg_advisory_xact_lock(${sql.lit(lockSpace)}, (${portalId}::bigint % 2147483647)::int)`.execute(
    tx,
  );
}
