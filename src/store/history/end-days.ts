import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Puts the day of scores that stand among the days that are over, before others take their place or they go. */
export async function endDays(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await tx
    .insertInto("score_days")
    .columns(["portal_id", "contact_id", "day", "fit", "pain", "lead_score"])
    .expression((e) =>
      e
        .selectFrom("scores")
        .select((s) => [
          "portal_id",
          "contact_id",
          s.ref("moved_day").$notNull().as("day"),
          "fit",
          "pain",
          "lead_score",
        ])
        .where("portal_id", "=", portalId)
        .where("contact_id", "in", contactIds)
        .where("moved_day", "is not", null),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id", "day"]).doUpdateSet((e) => ({
        fit: e.ref("excluded.fit"),
        pain: e.ref("excluded.pain"),
        lead_score: e.ref("excluded.lead_score"),
      })),
    )
    .execute();
}
