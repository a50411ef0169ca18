import type { Ledger } from "./ledger.ts";
import { evidence, markDirty } from "./mark-dirty.ts";
import type { PortalId } from "./portal-id.ts";

/**
 * Marks up to `limit` contacts whose score another version of the model made, silently, and returns how
 * many it found. A score row holds its version, so that a publish is noticed whatever crashed (design.md,
 * decision 2).
 */
export async function markOutdated(
  ledger: Ledger,
  portalId: PortalId,
  versions: { readonly lead: number; readonly customer: number | null },
  limit: number,
  now: number,
): Promise<number> {
  const wanted = { lead: versions.lead, customer: versions.customer ?? versions.lead } as const;
  const rows: { readonly contact_id: string }[] = [];
  for (const kind of ["lead", "customer"] as const) {
    // Two ranges, because an index answers them at once; 'another version' would walk all scores.
    for (const side of ["<", ">"] as const) {
      if (rows.length >= limit) break;
      rows.push(
        ...(await ledger.read
          .selectFrom("scores")
          .select("contact_id")
          .where("portal_id", "=", portalId)
          .where("kind", "=", kind)
          .where("model_version", side, wanted[kind])
          .limit(limit - rows.length)
          .execute()),
      );
    }
  }
  if (rows.length === 0) return 0;
  await ledger.transaction((tx) =>
    markDirty(
      tx,
      portalId,
      rows.map((row) => ({ contactId: row.contact_id, evidence: evidence.none })),
      now,
    ),
  );
  return rows.length;
}
