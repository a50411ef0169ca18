import type { LedgerTransaction } from "./engine/ledger.ts";
import type { PortalId } from "./engine/portal-id.ts";

/** Writes down who changed what; call it with the change where both are in the ledger. */
export async function noteInAudit(
  tx: LedgerTransaction,
  entry: {
    readonly portalId: PortalId;
    readonly at: number;
    readonly who: string;
    readonly what: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await tx
    .insertInto("audit")
    .values({
      portal_id: entry.portalId,
      at: entry.at,
      who: entry.who,
      what: entry.what,
      detail_json: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
