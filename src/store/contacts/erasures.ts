import { erasedId } from "./erased-id.ts";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { portalId as verified, type PortalId } from "../engine/portal-id.ts";

/** `privacy`: by law, leaving nothing. `objection`: the contact stays known as not to be scored. */
export type ErasureReason = "privacy" | "objection";

/** A contact whose traces are still to be erased. */
export type Erasure = {
  readonly portalId: PortalId;
  readonly contactId: string;
  readonly why: ErasureReason;
};

/** Asks for the erasure of the contacts' last traces; of two reasons the law's stands. `now` in epoch milliseconds. */
export async function queueErasure(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
  why: ErasureReason,
  now: number,
): Promise<void> {
  if (contactIds.length === 0) return;
  await tx
    .insertInto("erasures")
    .values(contactIds.map((id) => ({ portal_id: portalId, contact_id: id, why, asked_at: now })))
    .onConflict((c) => {
      const target = c.columns(["portal_id", "contact_id"]);
      return why === "privacy" ? target.doUpdateSet({ why }) : target.doNothing();
    })
    .execute();
}

/** The erasures that wait longest, at most `limit`. */
export async function pendingErasures(ledger: Ledger, limit: number): Promise<Erasure[]> {
  const rows = await ledger.read
    .selectFrom("erasures")
    .select(["portal_id", "contact_id", "why"])
    .orderBy("asked_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    portalId: verified(row.portal_id),
    contactId: row.contact_id,
    why: row.why === "objection" ? "objection" : "privacy",
  }));
}

/** Those of these contacts that were erased for good: their tombstones hold a hash only. */
export async function erasedAmong(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const idOf = new Map(contactIds.map((id) => [erasedId(portalId, id), id]));
  const rows = await tx
    .selectFrom("tombstones")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...idOf.keys()])
    .execute();
  return rows.flatMap((row) => idOf.get(row.contact_id) ?? []);
}

/**
 * Ends an erasure by law: the tombstones keep a hash in the id's place, and merged contacts that led to the
 * erased one are to be erased too. Ends one by objection by forgetting that it was asked for.
 */
export async function finishErasure(
  tx: LedgerTransaction,
  { portalId, contactId, why }: Erasure,
  now: number,
): Promise<void> {
  await tx
    .deleteFrom("erasures")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .execute();
  if (why === "objection") return;
  const ledHere = await tx
    .selectFrom("tombstones")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("survivor", "=", contactId)
    .execute();
  const merged = ledHere.map((row) => row.contact_id);
  await queueErasure(tx, portalId, merged, "privacy", now);
  await tx
    .deleteFrom("tombstones")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [contactId, ...merged])
    .execute();
  await tx
    .insertInto("tombstones")
    .values(
      [contactId, ...merged].map((id) => ({
        portal_id: portalId,
        contact_id: erasedId(portalId, id),
        kind: "erased",
        at: now,
        survivor: null,
      })),
    )
    .onConflict((c) => c.columns(["portal_id", "contact_id"]).doNothing())
    .execute();
}
