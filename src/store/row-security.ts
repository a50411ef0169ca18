import { sql, type Kysely } from "kysely";
import type { LedgerTables } from "./tables.ts";

/**
 * Puts every table that has a portal_id behind row-level security, the owner included: a session sees and
 * takes the rows of the portal that `ripen.portal` names, all with `all`, and none when it is not set
 * (reliability.md 4.1, Tenant crossing). Superusers pass every policy, so the app's role must be none.
 * A second run changes nothing.
 */
export async function secureRows(db: Kysely<LedgerTables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join pg_class r on r.relname = c.table_name and r.relnamespace = current_schema::regnamespace
    where c.table_schema = current_schema and c.column_name = 'portal_id' and r.relkind = 'r'
      and not exists (select from pg_policy p where p.polrelid = r.oid and p.polname = 'one_portal')
    order by 1`.execute(db);
  for (const { name } of rows) {
    const table = sql.table(name);
    await sql`alter table ${table} enable row level security, force row level security`.execute(db);
    await sql`create policy one_portal on ${table} using (
      current_setting('ripen.portal', true) = 'all'
      or portal_id = nullif(nullif(current_setting('ripen.portal', true), 'all'), '')::bigint
    )`.execute(db);
  }
}
