import { leadPart, type Score } from "../../scoring/result.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What of a contact's stored score decides how the next one is kept. */
export type ScoreBefore = {
  readonly contact_id: string;
  readonly company_id: string | null;
  readonly kind: string;
  readonly fit: number;
  readonly pain: number;
  readonly lead_score: number;
  readonly ready: number;
  readonly model_version: number;
  readonly next_change_at: number | null;
  /** The UTC day since which fit and pain stand; null when score_days has it (tables.ts). */
  readonly moved_day: number | null;
  readonly lifecycle_stage: string | null;
};

/** The stored scores of some contacts, by contact; those that were never scored are not in it. */
export type ScoresBefore = ReadonlyMap<string, ScoreBefore>;

/** Reads them in the commit that replaces them. */
export async function scoresBefore(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ScoresBefore> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("scores")
    .select([
      "contact_id",
      "company_id",
      "kind",
      "fit",
      "pain",
      "lead_score",
      "ready",
      "model_version",
      "next_change_at",
      "moved_day",
      "lifecycle_stage",
    ])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row]));
}

/** Whether a score is news to the trend, which shows fit and pain. */
export function hasMoved(before: ScoreBefore | undefined, score: Score): boolean {
  const { fit, pain } = leadPart(score);
  return before === undefined || before.fit !== fit || before.pain !== pain;
}
