import { sql } from "kysely";
import type { Ledger } from "../engine/ledger.ts";
import { newsOf, type News } from "./mark-dirty.ts";
import { readTold, type Told } from "./told.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A contact that waits to be scored. It stays marked until a commit clears this very `mark`. */
export type DirtyContact = {
  readonly contactId: string;
  readonly mark: number;
  readonly news: News;
  /** How often HubSpot showed the contact older than what marked it. */
  readonly attempts: number;
  /** When it was marked, epoch milliseconds; what marks it again does not change that. */
  readonly markedAt: number;
  /** When the latest event that marked it happened, epoch milliseconds; null when no event did. */
  readonly hintedAt: number | null;
  /** What its marks said had changed. */
  readonly told: Told;
};

/**
 * Of those that one turn takes, so large a part at most goes to news: what may set something off does not wait behind
 * the many that an import or a publish has marked, nor do those wait for ever.
 */
const shareOfNews = 0.8;

/**
 * The portal's contacts that are due at `now`, at most `limit`: those with news first, up to their share, then those
 * that have waited longest.
 */
export async function takeDirty(
  { read }: Pick<Ledger, "read">,
  portalId: PortalId,
  limit: number,
  now: number,
): Promise<DirtyContact[]> {
  const due = () =>
    read
      .selectFrom("dirty")
      .select(["contact_id", "mark", "news", "attempts", "marked_at", "hinted_at", "told"])
      .where("portal_id", "=", portalId)
      .where("not_before", "<=", now)
      .orderBy("marked_at")
      .orderBy("contact_id");
  const [withNews, oldest] = await Promise.all([
    // In the words of the index dirty_news.
    due()
      .where(sql<boolean>`news > 0`)
      .limit(Math.ceil(limit * shareOfNews))
      .execute(),
    due().limit(limit).execute(),
  ]);
  const taken = new Map([...withNews, ...oldest].map((row) => [row.contact_id, row]));
  return [...taken.values()].slice(0, limit).map(dirtyContact);
}

/** The marks of those of these contacts that are marked, by id. */
export async function marksOf(
  ledger: Ledger,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, DirtyContact>> {
  if (contactIds.length === 0) return new Map();
  const rows = await ledger.read
    .selectFrom("dirty")
    .select(["contact_id", "mark", "news", "attempts", "marked_at", "hinted_at", "told"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, dirtyContact(row)]));
}

function dirtyContact(row: {
  contact_id: string;
  mark: number;
  news: number;
  attempts: number;
  marked_at: number;
  hinted_at: number | null;
  told: string;
}): DirtyContact {
  return {
    contactId: row.contact_id,
    mark: row.mark,
    news: newsOf(row.news),
    attempts: row.attempts,
    markedAt: row.marked_at,
    hintedAt: row.hinted_at,
    told: readTold(row.told),
  };
}
