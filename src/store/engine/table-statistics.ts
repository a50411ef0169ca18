import { sql } from "kysely";
import type { LedgerReader } from "./ledger.ts";

/**
 * Lets PostgreSQL look at those tables of ours that have rows and that it has never looked at: after a restore or a load in
 * bulk its planner knows nothing of them, and Home takes half a minute where it takes a tenth of a second. Later its own
 * autovacuum does it (docs/operations.md). Gives the tables' names; a second call finds none.
 */
export async function lookAtUnknownTables(db: LedgerReader): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_stat_user_tables
    where schemaname = current_schema and last_analyze is null and last_autoanalyze is null
      and pg_relation_size(relid) > 0
    order by relname`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
}
