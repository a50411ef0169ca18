import type { LedgerTransaction } from "../engine/ledger.ts";
import { pause } from "./pauses.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { addToTally } from "../engine/tally.ts";

const hourMs = 3_600_000;
/** Part of a portal's contacts that may change readiness within an hour without a publish (contracts.md, Breaker). */
const share = 0.02;
/** In a small portal two per cent are a handful, and a good webinar moves more than that. */
const least = 100;
const source = "readiness";

/**
 * The portal's breaker: counts contacts that changed readiness under an unchanged model, in hours that begin with
 * the first of them. Beyond 2 % of the contacts all writes and effects of the portal rest until a person lifts
 * the pause; what is intended stays intended. Call it in the commit of these scores.
 */
export async function watchReadiness(
  tx: LedgerTransaction,
  portalId: PortalId,
  changed: number,
  now: number,
): Promise<void> {
  if (changed === 0) return;
  const row = await tx
    .selectFrom("sources")
    .select(["watermark", "found", "window_to"])
    .where("portal_id", "=", portalId)
    .where("source", "=", source)
    .executeTakeFirst();
  const isSameHour = row !== undefined && now - row.watermark < hourMs && now >= row.watermark;
  const found = (isSameHour ? row.found : 0) + changed;
  // To count a million contacts takes a while: they are counted again only when the hour's changes reach the limit.
  const known = Math.max(least, (isSameHour ? row.window_to : null) ?? 0);
  const contacts = found > known ? await countContacts(tx, portalId) : null;
  const limit = contacts === null ? known : Math.max(least, Math.floor(share * contacts));
  const values = {
    watermark: isSameHour ? row.watermark : now,
    found,
    window_to: limit,
    cursor: null,
    checked_at: now,
  };
  await tx
    .insertInto("sources")
    .values({ portal_id: portalId, source, ...values })
    .onConflict((c) => c.columns(["portal_id", "source"]).doUpdateSet(values))
    .execute();
  if (contacts === null || found <= limit) return;
  await pause(tx, portalId, "writes", now, {
    until: null,
    reason: "readiness breaker",
    detail: { changed: found, contacts, since: values.watermark },
  });
  await addToTally(tx, "readiness_breaks", 1);
}

async function countContacts(tx: LedgerTransaction, portalId: PortalId): Promise<number> {
  const { n } = await tx
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  return n;
}

/** Counts from zero again, after a person has looked and let the portal go on. */
export async function restartReadinessWatch(
  tx: LedgerTransaction,
  portalId: PortalId,
): Promise<void> {
  await tx
    .deleteFrom("sources")
    .where("portal_id", "=", portalId)
    .where("source", "=", source)
    .execute();
}
