import { sql } from "kysely";
import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/**
 * What a mark is worth to a crossing (contracts.md, Crossings): only new evidence for the contact may
 * fire one. Marks of one contact add up to the strongest.
 */
export const evidence = { none: 0, changed: 1, created: 2 } as const;
export type Evidence = (typeof evidence)[keyof typeof evidence];

export type Mark = { readonly contactId: string; readonly evidence: Evidence };

/** Marks contacts to be scored again; a contact that is marked already is marked once more (`mark` grows). */
export async function markDirty(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly Mark[],
  now: number,
): Promise<void> {
  const strongest = new Map<string, Evidence>();
  for (const mark of marks) {
    const before = strongest.get(mark.contactId) ?? evidence.none;
    strongest.set(mark.contactId, before > mark.evidence ? before : mark.evidence);
  }
  if (strongest.size === 0) return;
  await tx
    .insertInto("dirty")
    .values(
      [...strongest].map(([contactId, value]) => ({
        portal_id: portalId,
        contact_id: contactId,
        marked_at: now,
        not_before: now,
        mark: 1,
        evidence: value,
        attempts: 0,
      })),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet({
        mark: sql`dirty.mark + 1`,
        evidence: sql`case when excluded.evidence > dirty.evidence then excluded.evidence else dirty.evidence end`,
        not_before: sql`case when excluded.not_before < dirty.not_before then excluded.not_before else dirty.not_before end`,
      }),
    )
    .execute();
}
