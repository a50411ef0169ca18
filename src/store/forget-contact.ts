import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/** What a deleted contact leaves behind: it can be restored for 90 days, so its history and crossings stay (hubspot-facts 3). */
const ofDeleted = ["scores", "writes", "dirty"] as const;
/** Erasure leaves nothing (hubspot-facts 3.11). */
const ofErased = [...ofDeleted, "events", "counters", "crossings", "dead_letters"] as const;

/** Takes a contact out of the ledger and remembers that it is gone, so that late events do not bring it back. */
export async function forgetContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  kind: "deleted" | "erased",
  at: number,
): Promise<void> {
  for (const table of kind === "erased" ? ofErased : ofDeleted) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .execute();
  }
  await buryContact(tx, portalId, contactId, kind, at, null);
}

/** Sets the tombstone. An erasure outranks a deletion, whichever came first. */
export async function buryContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  kind: "deleted" | "erased" | "merged",
  at: number,
  survivor: string | null,
): Promise<void> {
  await tx
    .insertInto("tombstones")
    .values({ portal_id: portalId, contact_id: contactId, kind, at, survivor })
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet({ kind, at, survivor })
        .where("tombstones.kind", "=", "deleted"),
    )
    .execute();
}

/** The contact came back from the recycle bin. */
export async function unburyContact(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
): Promise<void> {
  await tx
    .deleteFrom("tombstones")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("kind", "=", "deleted")
    .execute();
}
