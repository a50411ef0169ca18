import type { Ledger, LedgerReader } from "../engine/ledger.ts";
import { news, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";

type Versions = { readonly lead: number; readonly customer: number | null };

/**
 * Marks up to `limit` contacts whose score another version of the model made, silently, and returns how
 * many it found. A score row holds its version, so that a publish is noticed whatever crashed (docs/decisions/02-two-stores.md). Those that are marked already are left alone: they may have to wait.
 */
export async function markOutdated(
  ledger: Ledger,
  portalId: PortalId,
  versions: Versions,
  limit: number,
  now: number,
): Promise<number> {
  const rows = await outdated(ledger.read, portalId, versions, limit, "unmarked");
  if (rows.length === 0) return 0;
  await ledger.transaction((tx) =>
    markDirty(
      tx,
      portalId,
      rows.map((row) => ({ contactId: row.contact_id, news: news.none })),
      now,
    ),
  );
  return rows.length;
}

/** Whether another version of the model than those in force made any score of the portal. */
export async function hasOutdated(
  read: LedgerReader,
  portalId: PortalId,
  versions: Versions,
): Promise<boolean> {
  return (await outdated(read, portalId, versions, 1, "any")).length > 0;
}

async function outdated(
  read: LedgerReader,
  portalId: PortalId,
  versions: Versions,
  limit: number,
  which: "unmarked" | "any",
): Promise<{ readonly contact_id: string }[]> {
  const wanted = { lead: versions.lead, customer: versions.customer ?? versions.lead } as const;
  const rows: { readonly contact_id: string }[] = [];
  for (const kind of ["lead", "customer"] as const) {
    // Two ranges, because an index answers them at once; 'another version' would walk all scores.
    for (const side of ["<", ">"] as const) {
      if (rows.length >= limit) break;
      rows.push(
        ...(await read
          .selectFrom("scores")
          .select("contact_id")
          .where("portal_id", "=", portalId)
          .where("kind", "=", kind)
          .where("model_version", side, wanted[kind])
          .$if(which === "unmarked", (query) =>
            query.where((e) =>
              e.not(
                e.exists(
                  e
                    .selectFrom("dirty")
                    .select("dirty.contact_id")
                    .where("dirty.portal_id", "=", portalId)
                    .whereRef("dirty.contact_id", "=", "scores.contact_id"),
                ),
              ),
            ),
          )
          .limit(limit - rows.length)
          .execute()),
      );
    }
  }
  return rows;
}
