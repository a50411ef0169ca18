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
  const rows = await ledger.read
    .selectFrom("scores")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where((e) =>
      e.or([
        e.and([e("kind", "=", "lead"), e("model_version", "!=", versions.lead)]),
        e.and([
          e("kind", "=", "customer"),
          e("model_version", "!=", versions.customer ?? versions.lead),
        ]),
      ]),
    )
    .limit(limit)
    .execute();
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
