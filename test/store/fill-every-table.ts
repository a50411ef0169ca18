import { sql } from "kysely";
import type { Ledger } from "../../src/store/engine/ledger.ts";

/** Every table that has a column for a contact's id, by the store's own account. */
export async function tablesOfContacts(ledger: Ledger): Promise<string[]> {
  return (await describeTables(ledger)).map((table) => table.name).toSorted();
}

/** Puts one row of each of these contacts into every table that names contacts, of whatever content. */
export async function fillEveryTable(
  ledger: Ledger,
  portalId: number,
  contactIds: readonly string[],
): Promise<void> {
  const tables = await describeTables(ledger);
  await ledger.transaction(async (tx) => {
    for (const { name, columns } of tables) {
      const named = columns.filter((column) => !column.isAutoIncrementing && !column.isNullable);
      for (const contactId of contactIds) {
        const values = named.map(({ name: column, dataType }) => {
          if (column === "portal_id") return portalId;
          if (column === "contact_id") return contactId;
          if (column.endsWith("_json")) return "{}";
          // An id of its own for each contact, where the key is not led by the contact.
          return /text|char/i.test(dataType) ? `of ${contactId}` : 1;
        });
        await sql`insert into ${sql.table(name)} (${sql.join(named.map((c) => sql.ref(c.name)))})
          values (${sql.join(values)}) on conflict do nothing`.execute(tx);
      }
    }
  });
}

async function describeTables(ledger: Ledger) {
  const tables = await ledger.read.introspection.getTables();
  return tables.filter((table) => table.columns.some((column) => column.name === "contact_id"));
}
