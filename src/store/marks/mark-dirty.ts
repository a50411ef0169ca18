import { sql } from "kysely";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { longestTold } from "./told.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * What a mark is worth to a crossing (contracts.md, Crossings): only news for the contact may
 * fire one. Marks of one contact add up to the strongest.
 */
export const news = { none: 0, changed: 1, created: 2 } as const;
export type News = (typeof news)[keyof typeof news];

/** What a kept mark is worth; one that this version does not know sets nothing off. */
export function newsOf(kept: number): News {
  return Object.values(news).find((each) => each === kept) ?? news.none;
}

export type Mark = {
  readonly contactId: string;
  readonly news: News;
  /** When what marks it happened in HubSpot, epoch milliseconds: a record older than that is read again. */
  readonly hintedAt?: number;
  /** What it said had changed, by told.ts. */
  readonly told?: string;
};

/** Marks contacts to be scored again; a contact that is marked already is marked once more (`mark` grows). */
export async function markDirty(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly Mark[],
  now: number,
): Promise<void> {
  const strongest = new Map<string, Strongest>();
  for (const { contactId, news: value, hintedAt = null, told = "" } of marks) {
    const before = strongest.get(contactId) ?? { news: news.none, hintedAt: null, told: "" };
    strongest.set(contactId, {
      news: before.news > value ? before.news : value,
      hintedAt: (before.hintedAt ?? 0) > (hintedAt ?? 0) ? before.hintedAt : hintedAt,
      told: before.told.includes(told) ? before.told : before.told + told,
    });
  }
  const all = [...strongest];
  for (let start = 0; start < all.length; start += contactsAStatement) {
    await markOnce(tx, portalId, all.slice(start, start + contactsAStatement), now);
  }
}

type Strongest = {
  readonly news: News;
  readonly hintedAt: number | null;
  readonly told: string;
};

/** Keeps a statement below SQLite's limit of 32,766 variables: a company may have more contacts than that. */
const contactsAStatement = 2_000;

async function markOnce(
  tx: LedgerTransaction,
  portalId: PortalId,
  marks: readonly (readonly [string, Strongest])[],
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
        news: value.news,
        attempts: 0,
        hinted_at: value.hintedAt,
        told: value.told.slice(0, longestTold),
      })),
    )
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet({
        mark: sql`dirty.mark + 1`,
        news: sql`case when excluded.news > dirty.news then excluded.news else dirty.news end`,
        hinted_at: sql`case when excluded.hinted_at > coalesce(dirty.hinted_at, 0) then excluded.hinted_at else dirty.hinted_at end`,
        told: sql`case when length(dirty.told) < ${sql.lit(longestTold)}
          then dirty.told || excluded.told else dirty.told end`,
        // What is new deserves its own tries.
        attempts: 0,
        not_before: sql`case when excluded.not_before < dirty.not_before then excluded.not_before else dirty.not_before end`,
      }),
    )
    .execute();
}
