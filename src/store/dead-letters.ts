import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/** Keeps what could not be done, with its reason, for a person to see and replay. */
export async function addDeadLetter(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  stage: "score" | "write",
  reason: string,
  payload: unknown,
  now: number,
): Promise<void> {
  await tx
    .insertInto("dead_letters")
    .values({
      portal_id: portalId,
      contact_id: contactId,
      stage,
      reason,
      payload_json: JSON.stringify(payload),
      at: now,
    })
    .execute();
}
