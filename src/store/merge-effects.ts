import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/** A crossing of one of the merged contacts, and what it became in the survivor's history. */
export type MovedCrossing = {
  readonly contactId: string;
  readonly scenario: string;
  readonly generation: number;
  readonly newGeneration: number;
  /** Another one of the same scenario stays instead: what was not sent of this is not sent at all. */
  readonly isDouble: boolean;
};

/**
 * Gives the survivor of a merge the enrolments by call of all contacts that it was made of, under the new
 * numbers of their crossings. What was set off for a double and not sent yet is dropped, so that nobody is
 * enrolled twice.
 */
export async function mergeEffects(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  moved: readonly MovedCrossing[],
  now: number,
): Promise<void> {
  const rows = await tx
    .deleteFrom("effects")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...new Set(moved.map((crossing) => crossing.contactId))])
    .returningAll()
    .execute();
  const kept = rows.flatMap((row) => {
    const crossing = moved.find(
      (each) =>
        each.contactId === row.contact_id &&
        each.scenario === row.scenario &&
        each.generation === row.generation,
    );
    if (crossing === undefined) return [];
    return {
      ...row,
      contact_id: survivorId,
      generation: crossing.newGeneration,
      ...(crossing.isDouble &&
        row.state === "intended" &&
        row.verb === "enrol" && { state: "rejected", reason: "merged", settled_at: now }),
    };
  });
  if (kept.length > 0) await tx.insertInto("effects").values(kept).execute();
}
