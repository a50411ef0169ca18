import { sql } from "kysely";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import type { LedgerTables } from "../../../src/store/engine/tables.ts";

const tables: Readonly<Record<keyof LedgerTables, true>> = {
  inbox: true,
  quarantine: true,
  busy_sources: true,
  dirty: true,
  handoffs: true,
  before_verdicts: true,
  owners: true,
  events: true,
  forms: true,
  counters: true,
  scores: true,
  crossings: true,
  writes: true,
  tombstones: true,
  companies: true,
  dead_letters: true,
  retries: true,
  jobs: true,
  leases: true,
  audit: true,
  tallies: true,
  score_days: true,
  readiness_changes: true,
  action_calls: true,
  tickets: true,
  erasures: true,
  contact_reads: true,
  sources: true,
  activities: true,
  outcomes: true,
  effects: true,
  pauses: true,
  inputs: true,
  console_sessions: true,
  drafts: true,
  draft_revisions: true,
  readiness_of_versions: true,
  releases: true,
  unexplained: true,
  queues: true,
  previews: true,
  histories: true,
  company_histories: true,
  findings: true,
  shadows: true,
};

/** Everything that the ledger holds, in an order that does not depend on how it came there. */
export async function allRows(ledger: Ledger): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of Object.keys(tables)) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(ledger.read);
    all[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
