import { sql, type Kysely } from "kysely";

/** What waits for its turn after a publish: enrolments and values, and how many were let go when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("crossings").addColumn("rollout", "integer").execute();
  await sql`create index crossings_rollout on crossings (portal_id, rollout, state, scenario)
    where rollout is not null`.execute(db);

  await schema
    .alterTable("writes")
    .addColumn("paced", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.dropIndex("writes_due").execute();
  await schema
    .createIndex("writes_turn")
    .on("writes")
    .columns(["portal_id", "paced", "intended_at", "contact_id"])
    .execute();

  await schema
    .createTable("releases")
    .addColumn("portal_id", "bigint", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("contacts", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("releases_key", ["portal_id", "what", "at"])
    .execute();
}
