import { sql, type Kysely } from "kysely";

/**
 * What a scoring kept in rows of its own, in other pages of a large ledger, goes into the score that it writes anyway:
 * when HubSpot says that the contact was modified, the trend's last day, and the stage that is the last outcome. What
 * stands in contact_reads and score_days holds as before, and an instance of the version before may go on writing
 * there. The index by score holds only who is ready, where lists begin: of all others each new score moved an entry
 * from one page to another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("scores")
    .addColumn("modified_at", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("scores").addColumn("moved_day", "integer").execute();
  await db.schema.alterTable("scores").addColumn("lifecycle_stage", "text").execute();
  await db.schema.dropIndex("scores_kind_ready").execute();
  await sql`create index scores_ready on scores (portal_id, kind, lead_score, contact_id)
    where ready = 1`.execute(db);
}
