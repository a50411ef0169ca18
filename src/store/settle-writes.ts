import { keepWritten } from "./contact-reads.ts";
import { addDeadLetter } from "./dead-letters.ts";
import { checkFence, type Lease } from "./lease.ts";
import type { Ledger } from "./ledger.ts";
import { lockPortal } from "./lock-portal.ts";
import { evidence, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "./portal-id.ts";
import { pause } from "./pauses.ts";
import type { IntendedWrite } from "./take-writes.ts";
import { addToTally } from "./tally.ts";

/** How HubSpot answered each intended write of one batch. */
export type WriteOutcomes = {
  readonly written: readonly (IntendedWrite & {
    /** The contact's modification date after it, epoch milliseconds; null or absent when HubSpot did not say. */
    readonly updatedAt?: number | null;
  })[];
  /** Refused for good, each with HubSpot's reason. */
  readonly refused: readonly { readonly write: IntendedWrite; readonly reason: string }[];
  /** Silently missing from the answer: deleted, or merged into another record (hubspot-facts 3.4). */
  readonly vanished: readonly IntendedWrite[];
};

/** More writes of one contact within an hour are a loop with something else that writes (reliability.md section 3). */
const mostWritesAnHour = 20;
const hourMs = 3_600_000;

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
    const looping = await keepWritten(
      tx,
      portalId,
      outcomes.written.map(({ contactId, updatedAt = null }) => ({ contactId, updatedAt })),
      now,
      mostWritesAnHour,
    );
    for (const contactId of looping) {
      await pause(tx, portalId, `contact:${contactId}`, now, {
        until: now + hourMs,
        reason: "write loop",
        detail: { writesInHour: mostWritesAnHour + 1 },
      });
      await addToTally(tx, "write_loops", 1);
    }
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
