import type { Kysely } from "kysely";

/** What the console works on. Column meanings stand in console-tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("inputs")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("company", "text", (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .addColumn("properties_json", "text", (c) => c.notNull())
    .addColumn("read_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("inputs_key", ["portal_id", "contact_id"])
    .execute();
  // Holds all that a search reads, so that it never touches the properties.
  await schema
    .createIndex("inputs_search")
    .on("inputs")
    .columns(["portal_id", "search_text", "contact_id"])
    .execute();

  await schema
    .createTable("console_sessions")
    .addColumn("session_hash", "text", (c) => c.primaryKey())
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("user_email", "text", (c) => c.notNull())
    .addColumn("entered_by", "text", (c) => c.notNull())
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("seen_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("drafts")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("newest", "integer", (c) => c.notNull())
    .addColumn("base_version", "integer")
    .addPrimaryKeyConstraint("drafts_key", ["portal_id", "kind"])
    .execute();
  await schema
    .createTable("draft_revisions")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("document_json", "text", (c) => c.notNull())
    .addColumn("base_version", "integer")
    .addColumn("saved_at", "bigint", (c) => c.notNull())
    .addColumn("saved_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_revisions_key", ["portal_id", "kind", "revision"])
    .execute();

  await schema
    .createTable("readiness_of_versions")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("ready_since", "bigint")
    .addColumn("below_since", "bigint")
    .addPrimaryKeyConstraint("readiness_of_versions_key", ["portal_id", "version", "contact_id"])
    .execute();

  // The lists and counts of the console, none of which may read whole score rows.
  const scores = {
    place: ["fit", "pain", "segment", "ready"],
    version: ["model_version"],
  } as const;
  for (const [name, columns] of Object.entries(scores)) {
    await schema
      .createIndex(`scores_${name}`)
      .on("scores")
      .columns(["portal_id", "kind", ...columns])
      .execute();
  }
  await schema
    .createIndex("scores_kind_ready")
    .on("scores")
    .columns(["portal_id", "kind", "ready", "lead_score", "contact_id"])
    .execute();
  await schema.createIndex("scores_as_of").on("scores").columns(["portal_id", "as_of"]).execute();
  await schema
    .createIndex("crossings_scenario")
    .on("crossings")
    .columns(["portal_id", "scenario", "state", "contact_id"])
    .execute();
  await schema.createIndex("audit_portal").on("audit").columns(["portal_id", "id"]).execute();
  await schema
    .createIndex("dead_letters_portal")
    .on("dead_letters")
    .columns(["portal_id", "id"])
    .execute();
}
