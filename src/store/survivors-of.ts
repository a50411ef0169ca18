import type { LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";

/** Those of these contacts that are gone, each with the contact it was merged into, or null. */
export async function survivorsOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, string | null>> {
  const survivors = new Map<string, string | null>();
  let asked = contactIds;
  // A survivor may have been merged itself since: follow the chain to its end.
  while (asked.length > 0) {
    const rows = await tx
      .selectFrom("tombstones")
      .select(["contact_id", "survivor"])
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", asked)
      .execute();
    for (const row of rows) {
      if (survivors.has(row.contact_id)) continue;
      survivors.set(row.contact_id, row.survivor);
    }
    asked = rows.flatMap((row) =>
      row.survivor !== null && !survivors.has(row.survivor) ? [row.survivor] : [],
    );
  }
  return new Map(
    contactIds.filter((id) => survivors.has(id)).map((id) => [id, endOf(survivors, id)]),
  );
}

function endOf(survivors: ReadonlyMap<string, string | null>, id: string): string | null {
  const seen = new Set<string>();
  let last = id;
  while (survivors.has(last) && !seen.has(last)) {
    seen.add(last);
    const next = survivors.get(last) ?? null;
    if (next === null) return null;
    last = next;
  }
  return last;
}
