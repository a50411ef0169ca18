import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { intendWrites, turns } from "./intend-writes.ts";
import type { IntendedWrite } from "./take-writes.ts";

/** Keeps values as intended whose properties the portal does not have, until `releaseHeld`. `now` in epoch milliseconds. */
export function holdWrites(
  tx: LedgerTransaction,
  portalId: PortalId,
  held: readonly Pick<IntendedWrite, "contactId" | "properties">[],
  now: number,
): Promise<void> {
  const intentions = held.map(({ contactId, properties }) => ({
    contactId,
    properties,
    pace: "held" as const,
  }));
  return intendWrites(tx, portalId, intentions, now);
}

/** Lets everything go that is held: the next batches find out what of it can be written. */
export async function releaseHeld(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  await tx
    .updateTable("writes")
    .set({ in_turn: turns.now })
    .where("portal_id", "=", portalId)
    .where("in_turn", "=", turns.held)
    .execute();
}
