import { sql } from "kysely";
import { tablesOfPortals } from "./drop-traces.ts";
import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** Rows that one statement reads. */
const step = 500;
/** Hashes and secrets that are nobody's data. */
const leftOut = new Set(["tickets", "console_sessions", "erasures"]);

/** Every row that the ledger holds of an account, or of one of its contacts, with its table's name. */
export async function* exportRows(
  ledger: Ledger,
  portalId: PortalId,
  contactId: string | null,
): AsyncGenerator<{ readonly table: string; readonly row: object }> {
  const tables = await ledger.read.introspection.getTables();
  for (const table of await tablesOfPortals(ledger.read)) {
    if (leftOut.has(table)) continue;
    const columns =
      tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
    if (contactId !== null && !columns.includes("contact_id")) continue;
    const ofContact = contactId === null ? sql`` : sql`and contact_id = ${contactId}`;
    const order = sql.join(columns.map((column) => sql.ref(column)));
    for (let offset = 0; ; offset += step) {
      const { rows } = await sql<object>`select * from ${sql.table(table)}
        where portal_id = ${portalId} ${ofContact}
        order by ${order} limit ${step} offset ${offset}`.execute(ledger.read);
      for (const row of rows) yield { table, row };
      if (rows.length < step) break;
    }
  }
}
