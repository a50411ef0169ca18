import { sql, type Kysely } from "kysely";
import { isPostgres } from "../dialect.ts";
import { enrolmentTables } from "./0001-enrolment-tables.ts";
import { evidenceTables } from "./0001-evidence-tables.ts";
import { firstTables, type Column } from "./0001-tables.ts";

const indexes: Readonly<Record<string, readonly string[]>> = {
  // Few wait for a later instant; to go by that first would sort all others at each turn.
  dirty_waiting: ["dirty", "portal_id", "marked_at", "contact_id"],
  activities_due: ["activities", "portal_id", "not_before"],
  // Holds all that a search reads, so that it never touches the properties.
  inputs_search: ["inputs", "portal_id", "search_text", "contact_id"],
  scores_next_change: ["scores", "portal_id", "next_change_at"],
  scores_company: ["scores", "portal_id", "company_id"],
  scores_version: ["scores", "portal_id", "kind", "model_version"],
  // What the console's lists are read from. It goes by the contact, so that a new score stays on its page.
  scores_list: [
    "scores",
    "portal_id",
    "kind",
    "contact_id",
    "fit",
    "pain",
    "segment",
    "ready",
    "lead_score",
    "inbound",
    "band",
    "ready_since",
    "as_of",
    "owner_id",
  ],
  scores_segment: ["scores", "portal_id", "kind", "segment", "ready"],
  score_days_age: ["score_days", "day"],
  readiness_changes_age: ["readiness_changes", "portal_id", "at"],
  outcomes_kind: ["outcomes", "portal_id", "kind", "at"],
  crossings_scenario: ["crossings", "portal_id", "scenario", "state", "contact_id"],
  crossings_age: ["crossings", "portal_id", "scenario", "fired_at"],
  handoffs_told: ["handoffs", "portal_id", "told_at", "contact_id"],
  handoffs_version: ["handoffs", "portal_id", "model_version", "addressee", "told_at"],
  effects_due: ["effects", "portal_id", "state", "not_before"],
  writes_turn: ["writes", "portal_id", "in_turn", "intended_at", "contact_id"],
  dead_letters_portal: ["dead_letters", "portal_id", "id"],
  dead_letters_contact: ["dead_letters", "portal_id", "contact_id"],
  dead_letters_cause: ["dead_letters", "portal_id", "stage", "cause", "about", "id"],
  retries_due: ["retries", "portal_id", "next_at"],
  audit_portal: ["audit", "portal_id", "id"],
  action_calls_state: ["action_calls", "state", "at"],
};

const partialIndexes = [
  "create index dirty_news on dirty (portal_id, marked_at, contact_id) where news > 0",
  "create index inbox_unsplit on inbox (id) where split_at < 0",
  // Of all others each new score moved an entry from one page to another.
  "create index scores_ready on scores (portal_id, kind, lead_score, inbound, contact_id, owner_id) where ready = 1",
  // The customers' list and matrix go by the axes of their own model.
  "create index scores_customers on scores (portal_id, customer_value, customer_loyalty, segment, contact_id) where kind = 'customer'",
  // What of scenarios started in a span, and how it ended: Home.
  "create index crossings_started on crossings (portal_id, started_at, scenario, ended_why) where started_at is not null",
  // Sales' answers to the hand-offs of a version, in the order in which they came.
  "create index handoffs_answers on handoffs (portal_id, model_version, addressee, verdict_at, contact_id, told_at, verdict) where verdict is not null",
  // The work list begins with these.
  "create index handoffs_waiting on handoffs (portal_id, contact_id, contact_by, raised_at, asked_again_at) where first_contact_at is null and lost_at is null",
  "create index crossings_held on crossings (portal_id, held_as, held_by) where held_since is not null",
];

/** Small rows that a scoring reads or writes by their key: SQLite keeps them in the tree of the key instead of in a second one. */
const byKey = new Set(["contact_reads", "counters", "outcomes", "score_days"]);
/**
 * Tables of which a scoring replaces a row of each contact: PostgreSQL leaves room on each page, so that a row's next
 * version stays on it and its key's index need not be touched.
 */
const replaced = ["contact_reads", "inputs", "score_days", "scores"];

/** The first schema. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const onPostgres = isPostgres(db);
  const tables = { ...firstTables, ...enrolmentTables, ...evidenceTables };
  for (const [name, { columns, key }] of Object.entries(tables)) {
    const parts = Object.entries(columns).map(
      ([column, type]) => sql`${sql.ref(column)} ${sql.raw(typeOf(type, onPostgres))}`,
    );
    if (key !== undefined) {
      const keyed = sql.join(key.map((column) => sql.ref(column)));
      parts.push(sql`constraint ${sql.ref(`${name}_key`)} primary key (${keyed})`);
    }
    const kept = sql.raw(!onPostgres && byKey.has(name) ? " without rowid" : "");
    await sql`create table ${sql.table(name)} (${sql.join(parts)})${kept}`.execute(db);
  }
  for (const [name, [table = "", ...columns]] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  }
  for (const index of partialIndexes) await sql.raw(index).execute(db);
  if (!onPostgres) return;
  for (const table of replaced) {
    await sql`alter table ${sql.table(table)} set (fillfactor = 80)`.execute(db);
  }
  // The portals' documents, which the embedded store keeps in a file of its own (portals-postgres.ts).
  await sql`create sequence portal_revisions`.execute(db);
  await sql`create table portals (
    portal_id bigint primary key, revision bigint not null, document text not null)`.execute(db);
}

function typeOf(column: Column, onPostgres: boolean): string {
  if (column === "counting") {
    return onPostgres
      ? "bigint primary key generated always as identity"
      : "integer primary key autoincrement";
  }
  if (column === "blob") return onPostgres ? "bytea not null" : "blob not null";
  if (column.endsWith("?")) return column.slice(0, -1);
  const [type = "", zero] = column.split(" = ");
  return `${type} not null${zero === undefined ? "" : ` default ${zero}`}`;
}
