import { sql, type ColumnDefinitionBuilder, type Kysely } from "kysely";
import { isPostgres } from "../dialect.ts";

/** The first schema. Column meanings stand in tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  const onPostgres = isPostgres(db);
  const bytes = onPostgres ? sql`bytea` : sql`blob`;
  const idType = onPostgres ? "bigint" : "integer";
  const counting = (c: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    onPostgres ? c.primaryKey().generatedAlwaysAsIdentity() : c.primaryKey().autoIncrement();

  await schema
    .createTable("inbox")
    .addColumn("id", idType, counting)
    .addColumn("received_at", "bigint", (c) => c.notNull())
    .addColumn("body", bytes, (c) => c.notNull())
    .addColumn("split_at", "bigint")
    .execute();
  await sql`create index inbox_unsplit on inbox (id) where split_at is null`.execute(db);

  await schema
    .createTable("quarantine")
    .addColumn("id", idType, counting)
    .addColumn("inbox_id", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("event_text", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("dirty")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("marked_at", "bigint", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("mark", "bigint", (c) => c.notNull())
    .addColumn("evidence", "integer", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("dirty_key", ["portal_id", "contact_id"])
    .execute();
  await schema
    .createIndex("dirty_due")
    .on("dirty")
    .columns(["portal_id", "not_before", "marked_at"])
    .execute();

  await schema
    .createTable("events")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("occurred_at", "bigint", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("properties_json", "text", (c) => c.notNull())
    .addColumn("recorded_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("events_key", ["portal_id", "contact_id", "id"])
    .execute();

  await schema
    .createTable("counters")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("counter", "text", (c) => c.notNull())
    .addColumn("value", "double precision", (c) => c.notNull())
    .addPrimaryKeyConstraint("counters_key", ["portal_id", "contact_id", "counter"])
    .execute();

  await schema
    .createTable("scores")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("company_id", "text")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("model_version", "integer", (c) => c.notNull())
    .addColumn("as_of", "bigint", (c) => c.notNull())
    .addColumn("fit", "integer", (c) => c.notNull())
    .addColumn("pain", "integer", (c) => c.notNull())
    .addColumn("lead_score", "integer", (c) => c.notNull())
    .addColumn("band", "text", (c) => c.notNull())
    .addColumn("segment", "text", (c) => c.notNull())
    .addColumn("ready", "integer", (c) => c.notNull())
    .addColumn("ready_since", "bigint")
    .addColumn("below_since", "bigint")
    .addColumn("verdict", "text")
    .addColumn("verdict_at", "bigint")
    .addColumn("next_change_at", "bigint")
    .addColumn("score_json", "text", (c) => c.notNull())
    .addColumn("published_json", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("scores_key", ["portal_id", "contact_id"])
    .execute();
  await schema
    .createIndex("scores_next_change")
    .on("scores")
    .columns(["portal_id", "next_change_at"])
    .execute();
  await schema
    .createIndex("scores_company")
    .on("scores")
    .columns(["portal_id", "company_id"])
    .execute();
  await schema
    .createIndex("scores_ready")
    .on("scores")
    .columns(["portal_id", "ready", "lead_score"])
    .execute();

  await schema
    .createTable("crossings")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("scenario", "text", (c) => c.notNull())
    .addColumn("generation", "integer", (c) => c.notNull())
    .addColumn("fired_at", "bigint", (c) => c.notNull())
    .addColumn("why", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("ended_why", "text")
    .addColumn("rearmed_at", "bigint")
    .addPrimaryKeyConstraint("crossings_key", ["portal_id", "contact_id", "scenario", "generation"])
    .execute();

  await schema
    .createTable("writes")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("properties_json", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("intended_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("writes_key", ["portal_id", "contact_id"])
    .execute();
  await schema
    .createIndex("writes_due")
    .on("writes")
    .columns(["portal_id", "intended_at"])
    .execute();

  await schema
    .createTable("tombstones")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("survivor", "text")
    .addPrimaryKeyConstraint("tombstones_key", ["portal_id", "contact_id"])
    .execute();

  await schema
    .createTable("companies")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("company_id", "text", (c) => c.notNull())
    .addColumn("properties_json", "text", (c) => c.notNull())
    .addColumn("read_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("companies_key", ["portal_id", "company_id"])
    .execute();

  await schema
    .createTable("dead_letters")
    .addColumn("id", idType, counting)
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("payload_json", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("jobs")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("job", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("cursor", "text")
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("total", "integer")
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("jobs_key", ["portal_id", "job"])
    .execute();

  await schema
    .createTable("leases")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("fence", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("audit")
    .addColumn("id", idType, counting)
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("who", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("detail_json", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("tallies")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("count", "bigint", (c) => c.notNull())
    .execute();
}
