import { erasedId } from "./erased-id.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Keeps a statement below SQLite's limit of 32,766 variables. */
const contactsAStatement = 10_000;

/** Those of these contacts that are gone, each with the living contact it was merged into, or null. */
export async function survivorsOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, string | null>> {
  const survivors = new Map<string, string | null>();
  let asked = contactIds;
  // A survivor may have been merged itself since: follow the chain to its end.
  while (asked.length > 0) {
    const found = await goneAmong(tx, portalId, asked.slice(0, contactsAStatement));
    for (const row of found) survivors.set(row.contact_id, row.survivor);
    asked = [
      ...asked.slice(contactsAStatement),
      ...found.flatMap((row) =>
        row.survivor !== null && !survivors.has(row.survivor) ? [row.survivor] : [],
      ),
    ];
  }
  return new Map(
    contactIds.filter((id) => survivors.has(id)).map((id) => [id, endOf(survivors, id)]),
  );
}

/** A contact that was erased for good stands under a hash (erased-id.ts). */
async function goneAmong(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<{ contact_id: string; survivor: string | null }[]> {
  const idOf = new Map(contactIds.map((id) => [erasedId(portalId, id), id]));
  const rows = await tx
    .selectFrom("tombstones")
    .select(["contact_id", "survivor"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [...contactIds, ...idOf.keys()])
    .where("kind", "!=", "restored")
    .execute();
  return rows.map((row) => ({ ...row, contact_id: idOf.get(row.contact_id) ?? row.contact_id }));
}

function endOf(survivors: ReadonlyMap<string, string | null>, id: string): string | null {
  const seen = new Set<string>();
  let last = id;
  while (survivors.has(last)) {
    // Nobody is left alive in a circle.
    if (seen.has(last)) return null;
    seen.add(last);
    const next = survivors.get(last) ?? null;
    if (next === null) return null;
    last = next;
  }
  return last;
}
