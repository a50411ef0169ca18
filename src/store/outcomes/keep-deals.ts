import { sql } from "kysely";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { closeHandoff } from "../crossings/handoffs.ts";
import { survivorsOf } from "../contacts/survivors-of.ts";

/** A deal as read, for one of its contacts. */
export type DealOutcome = {
  readonly contactId: string;
  readonly dealId: string;
  readonly kind: "deal_won" | "deal_lost";
  /** When it was closed, epoch milliseconds. */
  readonly at: number;
  /** In the account's currency; null when empty. */
  readonly amount: number | null;
};

/** Keeps won and lost deals of contacts; `open` are deals that are not closed, or not any more: they leave nothing. */
export async function keepDeals(
  tx: LedgerTransaction,
  portalId: PortalId,
  closed: readonly DealOutcome[],
  open: readonly string[],
  now: number,
): Promise<void> {
  const ids = open.map((dealId) => `deal/${dealId}`);
  if (ids.length > 0) {
    await tx
      .deleteFrom("outcomes")
      .where("portal_id", "=", portalId)
      .where("kind", "in", ["deal_won", "deal_lost"])
      .where("id", "in", ids)
      .execute();
  }
  const gone = await survivorsOf(tx, portalId, [...new Set(closed.map((deal) => deal.contactId))]);
  for (const { contactId, dealId, kind, at, amount } of closed) {
    const owner = gone.has(contactId) ? (gone.get(contactId) ?? null) : contactId;
    if (owner === null) continue;
    await tx
      .insertInto("outcomes")
      .values({
        portal_id: portalId,
        contact_id: owner,
        id: `deal/${dealId}`,
        kind,
        value: dealId,
        at,
        amount,
        recorded_at: now,
      })
      .onConflict((c) =>
        c.columns(["portal_id", "contact_id", "id"]).doUpdateSet({
          kind: sql<string>`excluded.kind`,
          at: sql<number>`excluded.at`,
          amount: sql<number | null>`excluded.amount`,
        }),
      )
      .execute();
    await closeHandoff(tx, portalId, owner, { kind, at });
  }
}
