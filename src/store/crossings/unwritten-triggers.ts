import { triggerProperty } from "../../../config/scenarios.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { isIntended } from "./state.ts";

/**
 * The trigger properties, by contact, of crossings that were set off and that HubSpot has not taken yet.
 * Their value is the crossing's own instant, so that sending one twice is no change (contracts.md,
 * Crossings).
 */
export async function unwrittenTriggers(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("crossings")
    .select(["contact_id", "scenario", "fired_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where(isIntended.sql())
    .where("ended_at", "is", null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.contact_id)].map(([contactId, group]) => [
      contactId,
      Object.fromEntries(
        group.map((row) => [triggerProperty(row.scenario), new Date(row.fired_at).toISOString()]),
      ),
    ]),
  );
}
