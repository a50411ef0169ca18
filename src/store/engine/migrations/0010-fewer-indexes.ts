import type { Kysely } from "kysely";

/**
 * Two indexes that every scoring rewrote at a random page each: what they answered, scores_kind_ready and scores_list
 * answer as well, or a person's page in its own thread.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("scores_ready").execute();
  await db.schema.dropIndex("scores_as_of").execute();
}
