import { sql } from "kysely";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Releases older than this decide nothing any more, milliseconds: no day is longer. */
const keptMs = 48 * 3_600_000;

/** How many of `what` were let go since `since` (epoch milliseconds, inclusive). */
export async function releasedSince(
  read: LedgerReader,
  portalId: PortalId,
  what: string,
  since: number,
): Promise<number> {
  const { n } = await read
    .selectFrom("releases")
    .select((e) => e.fn.coalesce(e.fn.sum<number>("contacts"), sql<number>`0`).as("n"))
    .where("portal_id", "=", portalId)
    .where("what", "=", what)
    .where("at", ">=", since)
    .executeTakeFirstOrThrow();
  return n;
}

/** Notes, with the release itself, how many were let go at `at` (epoch milliseconds). */
export async function noteRelease(
  tx: LedgerTransaction,
  portalId: PortalId,
  what: string,
  contacts: number,
  at: number,
): Promise<void> {
  if (contacts === 0) return;
  await tx
    .deleteFrom("releases")
    .where("portal_id", "=", portalId)
    .where("what", "=", what)
    .where("at", "<", at - keptMs)
    .execute();
  await tx
    .insertInto("releases")
    .values({ portal_id: portalId, what, at, contacts })
    .onConflict((c) =>
      c
        .columns(["portal_id", "what", "at"])
        .doUpdateSet({ contacts: sql`releases.contacts + excluded.contacts` }),
    )
    .execute();
}
