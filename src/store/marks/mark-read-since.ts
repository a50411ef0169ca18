import type { LedgerTransaction } from "../engine/ledger.ts";
import { news, markDirty } from "./mark-dirty.ts";
import { toldText } from "./told.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Marks, silently, every contact that was read at `since` (epoch milliseconds) or later; `healed` could not be read since. */
export async function markReadSince(
  tx: LedgerTransaction,
  portalId: PortalId,
  since: number,
  healed: readonly string[],
  now: number,
): Promise<void> {
  const rows = await tx
    .selectFrom("inputs")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("read_at", ">=", since)
    .execute();
  const told = healed.map((name) => toldText("mapping", name)).join("");
  const marks = rows.map((row) => ({ contactId: row.contact_id, news: news.none, told }));
  await markDirty(tx, portalId, marks, now);
}
