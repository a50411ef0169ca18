import { PostgresAdapter, sql, type DialectAdapter, type RawBuilder } from "kysely";

type Database = { getExecutor(): { readonly adapter: DialectAdapter } };

/** Whether statements of `db` go to PostgreSQL; otherwise to SQLite. */
export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The database's own clock in epoch milliseconds, as an expression that moves within a transaction too. */
export function databaseNow(db: Database): RawBuilder<number> {
  return isPostgres(db)
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}
