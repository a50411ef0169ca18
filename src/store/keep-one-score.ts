import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/**
 * The survivor of a merge goes on from its own last scoring and its history; a new record from those of
 * the one nearest to sales among the contacts that it was made of. `all` are the survivor and these.
 */
export async function keepOneScore(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  all: readonly string[],
): Promise<void> {
  const scores = await tx
    .selectFrom("scores")
    .select(["contact_id", "ready", "lead_score"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  const best = scores.toSorted(
    (a, b) =>
      Number(b.contact_id === survivorId) - Number(a.contact_id === survivorId) ||
      b.ready - a.ready ||
      b.lead_score - a.lead_score ||
      (a.contact_id < b.contact_id ? -1 : 1),
  )[0];
  if (best === undefined) return;
  for (const table of ["scores", "score_days", "readiness_changes"] as const) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", all)
      .where("contact_id", "!=", best.contact_id)
      .execute();
    await tx
      .updateTable(table)
      .set({ contact_id: survivorId })
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", best.contact_id)
      .execute();
  }
  // The outcomes of all are one history now, and the date may be another record's: the next reading tells.
  await tx
    .updateTable("scores")
    .set({ lifecycle_stage: null, modified_at: 0 })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", survivorId)
    .execute();
}
