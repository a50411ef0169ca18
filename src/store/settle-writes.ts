import { addDeadLetter } from "./dead-letters.ts";
import { checkFence, type Lease } from "./lease.ts";
import type { Ledger } from "./ledger.ts";
import { lockPortal } from "./lock-portal.ts";
import { evidence, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "./portal-id.ts";
import type { IntendedWrite } from "./take-writes.ts";

/** How HubSpot answered each intended write of one batch. */
export type WriteOutcomes = {
  readonly written: readonly IntendedWrite[];
  /** Refused for good, each with HubSpot's reason. */
  readonly refused: readonly { readonly write: IntendedWrite; readonly reason: string }[];
  /** Silently missing from the answer: deleted, or merged into another record (hubspot-facts 3.4). */
  readonly vanished: readonly IntendedWrite[];
};

/**
 * Settles a batch id by id. A write is settled only in the very state that was sent: values that were
 * intended meanwhile stay. With its write a crossing becomes written, or rejected with its reason.
 */
export async function settleWrites(
  ledger: Ledger,
  portalId: PortalId,
  lease: Lease,
  outcomes: WriteOutcomes,
  now: number,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    await lockPortal(tx, portalId);

    const close = async (write: IntendedWrite, state: "written" | "rejected"): Promise<void> => {
      const deleted = await tx
        .deleteFrom("writes")
        .where("portal_id", "=", portalId)
        .where("contact_id", "=", write.contactId)
        .where("seq", "=", write.seq)
        .executeTakeFirst();
      if (deleted.numDeletedRows === 0n) return;
      await tx
        .updateTable("crossings")
        .set({ state })
        .where("portal_id", "=", portalId)
        .where("contact_id", "=", write.contactId)
        .where("state", "=", "intended")
        .execute();
    };

    for (const write of outcomes.written) await close(write, "written");
    for (const { write, reason } of outcomes.refused) {
      await close(write, "rejected");
      await addDeadLetter(tx, portalId, write.contactId, "write", reason, write.properties, now);
    }
    for (const write of outcomes.vanished) {
      // Read again: a contact that is gone drops out there, a merged one comes back under its new id.
      await markDirty(tx, portalId, [{ contactId: write.contactId, evidence: evidence.none }], now);
      await tx
        .deleteFrom("writes")
        .where("portal_id", "=", portalId)
        .where("contact_id", "=", write.contactId)
        .where("seq", "=", write.seq)
        .execute();
    }
  });
}
