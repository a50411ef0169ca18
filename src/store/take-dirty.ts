import type { Ledger } from "./ledger.ts";
import type { Evidence } from "./mark-dirty.ts";
import type { PortalId } from "./portal-id.ts";

/** A contact that waits to be scored. It stays marked until a commit clears this very `mark`. */
export type DirtyContact = {
  readonly contactId: string;
  readonly mark: number;
  readonly evidence: Evidence;
  readonly attempts: number;
};

/** The portal's contacts that have waited longest, at most `limit`, that are due at `now`. */
export async function takeDirty(
  ledger: Ledger,
  portalId: PortalId,
  limit: number,
  now: number,
): Promise<DirtyContact[]> {
  const rows = await ledger.read
    .selectFrom("dirty")
    .select(["contact_id", "mark", "evidence", "attempts"])
    .where("portal_id", "=", portalId)
    .where("not_before", "<=", now)
    .orderBy("marked_at")
    .orderBy("contact_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    mark: row.mark,
    evidence: row.evidence as Evidence,
    attempts: row.attempts,
  }));
}
