import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A marked contact that is to be looked at again, not before `notBefore` (epoch milliseconds). */
export type Deferral = {
  readonly contactId: string;
  readonly mark: number;
  readonly notBefore: number;
};

/** Leaves contacts marked for a later look; one that was marked anew meanwhile is due at once. */
export async function deferDirty(
  tx: LedgerTransaction,
  portalId: PortalId,
  deferred: readonly Deferral[],
): Promise<void> {
  for (const { contactId, mark, notBefore } of deferred) {
    await tx
      .updateTable("dirty")
      .set((e) => ({ not_before: notBefore, attempts: e("attempts", "+", 1) }))
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .where("mark", "=", mark)
      .execute();
  }
}
