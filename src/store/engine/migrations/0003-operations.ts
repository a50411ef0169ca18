import { sql, type Kysely } from "kysely";
import { isPostgres } from "../dialect.ts";

/** What erasure and several instances need. Column meanings stand in tables.ts and portals-postgres.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("erasures")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("why", "text", (c) => c.notNull())
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("erasures_key", ["portal_id", "contact_id"])
    .execute();

  if (!isPostgres(db)) return;
  await sql`create sequence portal_revisions`.execute(db);
  await schema
    .createTable("portals")
    .addColumn("portal_id", "bigint", (c) => c.primaryKey())
    .addColumn("revision", "bigint", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .execute();
}
