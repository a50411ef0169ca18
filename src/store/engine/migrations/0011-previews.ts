import type { Kysely } from "kysely";

/** Previews of drafts, so that every instance knows how far they are and what they found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("previews")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("draft_revision", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("total", "integer", (c) => c.notNull())
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("seen_at", "bigint", (c) => c.notNull())
    .addColumn("finished_at", "bigint")
    .addColumn("error_json", "text")
    .addColumn("counts_json", "text")
    .addColumn("movers_json", "text")
    .addPrimaryKeyConstraint("previews_key", ["portal_id", "id"])
    .execute();
}
