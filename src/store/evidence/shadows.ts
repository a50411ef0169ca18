import type { Decision } from "../decision.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Keeps what the draft in the shadow gave each lead at its first reading: a lead enters once. */
export async function keepShadows(
  tx: LedgerTransaction,
  portalId: PortalId,
  decisions: readonly Pick<Decision, "contactId" | "shadow">[],
  now: number,
): Promise<void> {
  const rows = decisions.flatMap(({ contactId, shadow }) =>
    shadow === undefined
      ? []
      : [
          {
            portal_id: portalId,
            contact_id: contactId,
            started_at: shadow.startedAt,
            at: now,
            draft: shadow.draft,
            in_force: shadow.inForce,
          },
        ],
  );
  if (rows.length === 0) return;
  await tx
    .insertInto("shadows")
    .values(rows)
    .onConflict((c) => c.columns(["portal_id", "contact_id"]).doNothing())
    .execute();
}

/** A lead in the shadow, by the company that it belongs to. */
export type ShadowedLead = {
  readonly contactId: string;
  readonly companyId: string | null;
  readonly at: number;
  readonly draft: number;
  readonly inForce: number;
  /** When it became a customer, epoch milliseconds; null while it has not, or nobody knows when. */
  readonly soldAt: number | null;
};

/** The leads that entered this run of a challenger, with when they became customers. */
export async function recallShadows(
  read: LedgerReader,
  portalId: PortalId,
  startedAt: number,
): Promise<readonly ShadowedLead[]> {
  const rows = await read
    .selectFrom("shadows")
    .leftJoin("scores", (join) =>
      join
        .onRef("scores.portal_id", "=", "shadows.portal_id")
        .onRef("scores.contact_id", "=", "shadows.contact_id"),
    )
    .select(["shadows.contact_id", "shadows.at", "draft", "in_force", "scores.company_id"])
    .where("shadows.portal_id", "=", portalId)
    .where("shadows.started_at", "=", startedAt)
    .orderBy("shadows.contact_id")
    .execute();
  const sales = await read
    .selectFrom("outcomes")
    .select(["contact_id", (e) => e.fn.min<number>("at").as("at")])
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lifecycle")
    .where("value", "=", "customer")
    .where("at", ">", 0)
    .groupBy("contact_id")
    .execute();
  const soldAt = new Map(sales.map((row) => [row.contact_id, row.at]));
  return rows.map((row) => ({
    contactId: row.contact_id,
    companyId: row.company_id,
    at: row.at,
    draft: row.draft,
    inForce: row.in_force,
    soldAt: soldAt.get(row.contact_id) ?? null,
  }));
}

/** Forgets the leads of all runs. */
export async function forgetShadows(tx: LedgerTransaction, portalId: PortalId): Promise<void> {
  await tx.deleteFrom("shadows").where("portal_id", "=", portalId).execute();
}
