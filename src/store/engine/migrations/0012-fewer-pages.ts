import { sql, type Kysely } from "kysely";
import { isPostgres } from "../dialect.ts";
import type { LedgerTables } from "../tables.ts";

/** Small rows that a scoring reads or writes by their key, a contact's at a time. */
const byKey = ["contact_reads", "counters", "outcomes", "score_days"] as const;
/** Tables of which a scoring replaces a row of each contact. */
const replaced = ["contact_reads", "inputs", "score_days", "scores"] as const;

/**
 * Lets a scoring touch fewer pages of a large ledger. The index that the console's lists are read from goes by the
 * contact, so that a new score stays on its page. SQLite keeps small rows in the tree of their key instead of in a
 * second one; PostgreSQL leaves room on each page, so that a row's next version stays on it and its key's index
 * need not be touched (fillfactor; new pages only).
 */
export async function up(db: Kysely<LedgerTables>): Promise<void> {
  await db.schema.dropIndex("scores_list").execute();
  await db.schema
    .createIndex("scores_list")
    .on("scores")
    .columns([
      "portal_id",
      "kind",
      "contact_id",
      "fit",
      "pain",
      "segment",
      "ready",
      "lead_score",
      "band",
      "ready_since",
      "as_of",
    ])
    .execute();
  if (isPostgres(db)) {
    for (const table of replaced) {
      await sql`alter table ${sql.table(table)} set (fillfactor = 80)`.execute(db);
    }
  } else {
    for (const table of byKey) await keepInKey(db, table);
  }
}

async function keepInKey(db: Kysely<LedgerTables>, table: string): Promise<void> {
  const { rows } = await sql<{ type: string; text: string }>`
    select type, sql as text from sqlite_schema where tbl_name = ${table} and sql is not null`.execute(
    db,
  );
  const made = rows.find(({ type }) => type === "table")?.text ?? "";
  const copy = `${table}_by_key`;
  await sql.raw(`${made.replace(`"${table}"`, `"${copy}"`)} without rowid`).execute(db);
  await sql`insert into ${sql.table(copy)} select * from ${sql.table(table)}`.execute(db);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(copy).renameTo(table).execute();
  for (const { type, text } of rows) if (type === "index") await sql.raw(text).execute(db);
}
