import type { Kysely } from "kysely";

/** What polling, activities, outcomes, enrolment by call and the breakers need. Column meanings stand in tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema.alterTable("dirty").addColumn("hinted_at", "bigint").execute();

  await schema
    .createTable("contact_reads")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("modified_at", "bigint", (c) => c.notNull())
    .addColumn("written_at", "bigint", (c) => c.notNull())
    .addColumn("hour", "bigint", (c) => c.notNull())
    .addColumn("writes_in_hour", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("contact_reads_key", ["portal_id", "contact_id"])
    .execute();

  await schema
    .createTable("sources")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("watermark", "bigint", (c) => c.notNull())
    .addColumn("window_to", "bigint")
    .addColumn("cursor", "text")
    .addColumn("checked_at", "bigint", (c) => c.notNull())
    .addColumn("found", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("sources_key", ["portal_id", "source"])
    .execute();

  await schema
    .createTable("activities")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("activity_id", "text", (c) => c.notNull())
    .addColumn("evidence", "integer", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("readings", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("activities_key", ["portal_id", "kind", "activity_id"])
    .execute();
  await schema
    .createIndex("activities_due")
    .on("activities")
    .columns(["portal_id", "not_before"])
    .execute();

  await schema
    .createTable("outcomes")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("amount", "double precision")
    .addColumn("recorded_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("outcomes_key", ["portal_id", "contact_id", "id"])
    .execute();
  await schema
    .createIndex("outcomes_kind")
    .on("outcomes")
    .columns(["portal_id", "kind", "at"])
    .execute();

  await schema
    .createTable("effects")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("scenario", "text", (c) => c.notNull())
    .addColumn("generation", "integer", (c) => c.notNull())
    .addColumn("verb", "text", (c) => c.notNull())
    .addColumn("actuator", "text", (c) => c.notNull())
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempt", "integer", (c) => c.notNull())
    .addColumn("fence", "bigint")
    .addColumn("intended_at", "bigint", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("started_at", "bigint")
    .addColumn("settled_at", "bigint")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("effects_key", [
      "portal_id",
      "contact_id",
      "scenario",
      "generation",
      "verb",
    ])
    .execute();
  await schema
    .createIndex("effects_due")
    .on("effects")
    .columns(["portal_id", "state", "not_before"])
    .execute();

  await schema
    .createTable("pauses")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addColumn("until", "bigint")
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("detail_json", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("pauses_key", ["portal_id", "what"])
    .execute();

  await schema
    .createIndex("readiness_changes_age")
    .on("readiness_changes")
    .columns(["portal_id", "at"])
    .execute();
  await schema
    .createIndex("crossings_age")
    .on("crossings")
    .columns(["portal_id", "scenario", "fired_at"])
    .execute();
}
