import type { LedgerTransaction } from "./ledger.ts";
import { pause } from "./pauses.ts";
import type { PortalId } from "./portal-id.ts";
import { addToTally } from "./tally.ts";

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
    .select(["watermark", "found"])
    .where("portal_id", "=", portalId)
    .where("source", "=", source)
    .executeTakeFirst();
  const isSameHour = row !== undefined && now - row.watermark < hourMs && now >= row.watermark;
  const values = {
    watermark: isSameHour ? row.watermark : now,
    found: (isSameHour ? row.found : 0) + changed,
    window_to: null,
    cursor: null,
    checked_at: now,
  };
  await tx
    .insertInto("sources")
    .values({ portal_id: portalId, source, ...values })
    .onConflict((c) => c.columns(["portal_id", "source"]).doUpdateSet(values))
    .execute();
  if (values.found <= least) return;
  const { n } = await tx
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  if (values.found <= share * n) return;
  await pause(tx, portalId, "writes", now, {
    until: null,
    reason: "readiness breaker",
    detail: { changed: values.found, contacts: n, since: values.watermark },
  });
  await addToTally(tx, "readiness_breaks", 1);
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
