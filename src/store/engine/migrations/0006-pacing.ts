import type { Kysely } from "kysely";

/** When a crossing was let go, and of which event it is. Column meanings stand in tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("crossings").addColumn("started_at", "bigint").execute();
  await db.schema.alterTable("crossings").addColumn("event_id", "text").execute();
}
