import { sql } from "kysely";
import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { tablesOfPortals } from "./drop-traces.ts";

/** What only says that a contact is gone, or is to be. */
const stones = new Set(["tombstones", "erasures"]);

/** Every contact of which any table holds a row. */
export async function knownContacts(ledger: Ledger, portalId: PortalId): Promise<string[]> {
  const tables = await ledger.read.introspection.getTables();
  const found = new Set<string>();
  for (const table of await tablesOfPortals(ledger.read)) {
    const columns = tables.find(({ name }) => name === table)?.columns ?? [];
    if (stones.has(table) || !columns.some(({ name }) => name === "contact_id")) continue;
    const { rows } = await sql<{ id: string }>`select distinct contact_id as id
      from ${sql.table(table)} where portal_id = ${portalId}`.execute(ledger.read);
    for (const { id } of rows) found.add(id);
  }
  return [...found].sort();
}
