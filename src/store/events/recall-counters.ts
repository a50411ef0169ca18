import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** The values last seen of these counters, by contact and then by counter. */
export async function recallCounters(
  ledger: Ledger,
  portalId: PortalId,
  contactIds: readonly string[],
  counters: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  if (contactIds.length === 0 || counters.length === 0) return found;
  const rows = await ledger.read
    .selectFrom("counters")
    .select(["contact_id", "counter", "value"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where("counter", "in", counters)
    .execute();
  for (const row of rows) {
    const ofContact = found.get(row.contact_id) ?? new Map<string, number>();
    found.set(row.contact_id, ofContact.set(row.counter, row.value));
  }
  return found;
}
