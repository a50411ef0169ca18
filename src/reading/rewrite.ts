import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { LedgerTransaction } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import { markDirty, news } from "../store/marks/mark-dirty.ts";
import { forgetSource, keepSource, readSources } from "../store/portals/sources.ts";
import type { ReadingDeps } from "./reading.ts";

/** Under this name is kept how far the contacts are marked. */
const source = "rewrite";
/** Contacts that one look marks: what happens meanwhile does not wait behind all of them. */
const step = 500;

/**
 * Has every scored contact read again, in silence: a property that is back may have lost what stood in it, and
 * whatever then differs from what was intended is written. Begins anew where it was under way already.
 */
export function beginRewrite(
  tx: LedgerTransaction,
  portalId: PortalId,
  now: number,
): Promise<void> {
  return keepSource(tx, portalId, {
    source,
    watermark: now,
    windowTo: null,
    cursor: "",
    checkedAt: now,
    found: 0,
  });
}

/** Marks the next contacts that are to be read again for that; true while there were any. */
export async function goOnRewriting(
  { ledger, clock }: ReadingDeps,
  { portalId, lease }: PortalWork,
): Promise<boolean> {
  const under = (await readSources(ledger.read, portalId)).get(source);
  if (under === undefined) return false;
  const rows = await ledger.read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", ">", under.cursor ?? "")
    .orderBy("contact_id")
    .limit(step)
    .execute();
  const now = clock.now();
  const marks = rows.map((row) => ({ contactId: row.contact_id, news: news.none }));
  const last = rows.at(-1)?.contact_id;
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    if (last === undefined) return forgetSource(tx, portalId, source);
    await markDirty(tx, portalId, marks, now);
    await keepSource(tx, portalId, {
      ...under,
      cursor: last,
      checkedAt: now,
      found: under.found + marks.length,
    });
  });
  return last !== undefined;
}
