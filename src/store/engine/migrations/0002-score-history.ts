import type { Kysely } from "kysely";

/** History of scores and what the pages inside HubSpot need. Column meanings stand in tables.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("score_days")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("fit", "integer", (c) => c.notNull())
    .addColumn("pain", "integer", (c) => c.notNull())
    .addColumn("lead_score", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("score_days_key", ["portal_id", "contact_id", "day"])
    .execute();
  await schema.createIndex("score_days_age").on("score_days").columns(["day"]).execute();

  await schema
    .createTable("readiness_changes")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("ready", "integer", (c) => c.notNull())
    .addColumn("cause_json", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("readiness_changes_key", ["portal_id", "contact_id", "at"])
    .execute();

  await schema
    .createTable("action_calls")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("callback_id", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("contact_id", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("outputs_json", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("action_calls_key", ["portal_id", "callback_id"])
    .execute();
  await schema
    .createIndex("action_calls_state")
    .on("action_calls")
    .columns(["state", "at"])
    .execute();

  await schema
    .createTable("tickets")
    .addColumn("ticket_hash", "text", (c) => c.primaryKey())
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("user_id", "bigint", (c) => c.notNull())
    .addColumn("user_email", "text", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
}
