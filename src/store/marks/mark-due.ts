import type { Ledger } from "../engine/ledger.ts";
import { news, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Contacts that one transaction marks. */
const step = 1_000;

/**
 * Marks every contact of the portal whose score has changed by itself by `now` (epoch milliseconds),
 * silently: time alone is no news. Returns how many.
 */
export async function markDue(ledger: Ledger, portalId: PortalId, now: number): Promise<number> {
  let marked = 0;
  let after = "";
  for (;;) {
    const rows = await ledger.read
      .selectFrom("scores")
      .select("contact_id")
      .where("portal_id", "=", portalId)
      .where("next_change_at", "<=", now)
      .where("contact_id", ">", after)
      .orderBy("contact_id")
      .limit(step)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return marked;
    await ledger.transaction((tx) =>
      markDirty(
        tx,
        portalId,
        rows.map((row) => ({ contactId: row.contact_id, news: news.none })),
        now,
      ),
    );
    marked += rows.length;
    after = last.contact_id;
  }
}
