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
  const all = [...strongest];
  for (let start = 0; start < all.length; start += contactsAStatement) {
    await markOnce(tx, portalId, all.slice(start, start + contactsAStatement), now);
  }
}

/** Keeps a statement below SQLite's limit of 32,766 variables: a company may have more contacts than that. */
const contactsAStatement = 2_000;

async function markOnce(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly (readonly [string, Evidence])[],
  now: number,
): Promise<void> {
  await tx
    .insertInto("dirty")
    .values(
      marks.map(([contactId, value]) => ({
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
