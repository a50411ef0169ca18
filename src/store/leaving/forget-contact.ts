import { sql } from "kysely";
import { erasedAmong, queueErasure } from "../contacts/erasures.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { endDays } from "../history/end-days.ts";

/** What a deleted contact leaves behind: it can be restored for 90 days, so its history and crossings stay (hubspot-facts 3). */
const ofDeleted = [
  "scores",
  "writes",
  "dirty",
  "dead_letters",
  "inputs",
  "histories",
  "shadows",
  "readiness_of_versions",
  "before_verdicts",
] as const;
/** Erasure leaves nothing (hubspot-facts 3.11). */
const ofErased = [
  ...ofDeleted,
  "events",
  "counters",
  "crossings",
  "score_days",
  "readiness_changes",
  "action_calls",
  "contact_reads",
  "outcomes",
  "effects",
  "handoffs",
] as const;

/**
 * Takes a contact out of the ledger and remembers that it is gone, so that late events do not bring it
 * back. `at`, epoch milliseconds, is when HubSpot says that it happened: a deletion that the contact was
 * restored from since changes nothing, however late it is heard of.
 */
export async function forgetContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  kind: "deleted" | "erased",
  at: number,
): Promise<void> {
  if (kind === "deleted" && (await isRestoredSince(tx, portalId, contactId, at))) return;
  await dropContact(tx, portalId, contactId, kind);
  if (kind === "erased") await queueErasure(tx, portalId, [contactId], "privacy", at);
  await buryContact(tx, portalId, contactId, kind, at, null);
}

/** True when the contact was erased for good. What names it again, however late, is to be erased as well. */
async function isErased(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  at: number,
): Promise<boolean> {
  const erased = await erasedAmong(tx, portalId, [contactId]);
  await queueErasure(tx, portalId, erased, "privacy", at);
  return erased.length > 0;
}

/** Takes a contact's rows out of the ledger: those that its kind of going does not leave. */
export async function dropContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  kind: "deleted" | "erased",
): Promise<void> {
  if (kind === "deleted") await endDays(tx, portalId, [contactId]);
  for (const table of kind === "erased" ? ofErased : ofDeleted) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .execute();
  }
}

/** Sets the tombstone. Erasure and merge outrank a deletion, whichever came first, and are final. */
export async function buryContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  kind: "deleted" | "erased" | "merged",
  at: number,
  survivor: string | null,
): Promise<void> {
  if (await isErased(tx, portalId, contactId, at)) return;
  await tx
    .insertInto("tombstones")
    .values({ portal_id: portalId, contact_id: contactId, kind, at, survivor })
    .onConflict((c) => {
      const stone = c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet({ kind, at, survivor })
        .where("tombstones.kind", "in", ["deleted", "restored"]);
      return kind === "deleted" ? stone.where("tombstones.at", "<", at) : stone;
    })
    .execute();
}

/**
 * The contact came back from the recycle bin at `at`. That is remembered in the tombstone's place, so that
 * an earlier deletion, heard of later, does not bury it again.
 */
export async function unburyContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  at: number,
): Promise<void> {
  if (await isErased(tx, portalId, contactId, at)) return;
  await tx
    .insertInto("tombstones")
    .values({ portal_id: portalId, contact_id: contactId, kind: "restored", at, survivor: null })
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet({ kind: "restored", at: sql`excluded.at` })
        .where("tombstones.kind", "in", ["deleted", "restored"])
        .where("tombstones.at", "<=", at),
    )
    .execute();
}

async function isRestoredSince(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  at: number,
): Promise<boolean> {
  const stone = await tx
    .selectFrom("tombstones")
    .select("at")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("kind", "=", "restored")
    .executeTakeFirst();
  return stone !== undefined && stone.at >= at;
}
