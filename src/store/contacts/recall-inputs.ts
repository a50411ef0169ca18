import type { Properties } from "../../scoring/facts.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import { propertiesColumn } from "../engine/json-column.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** The properties of these contacts as they were read last, our own outputs left out, by id. */
export async function recallInputs(
  read: LedgerReader | LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, Properties>> {
  if (contactIds.length === 0) return new Map();
  const rows = await read
    .selectFrom("inputs")
    .select(["contact_id", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const properties = propertiesColumn.read(row.properties_json);
      return properties === null ? [] : [[row.contact_id, properties] as const];
    }),
  );
}
