import type { Kysely } from "kysely";

/** One index that holds all that the console's lists filter and sort by, so that they never read whole score rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("scores_place").execute();
  await db.schema
    .createIndex("scores_list")
    .on("scores")
    .columns([
      "portal_id",
      "kind",
      "fit",
      "pain",
      "segment",
      "ready",
      "lead_score",
      "band",
      "ready_since",
      "as_of",
      "contact_id",
    ])
    .execute();
}
