import { sql } from "kysely";
import type { Ledger } from "../../src/store/ledger.ts";
import type { LedgerTables } from "../../src/store/tables.ts";

export const tableNames = [
  "inbox",
  "quarantine",
  "dirty",
  "events",
  "counters",
  "scores",
  "crossings",
  "writes",
  "tombstones",
  "companies",
  "dead_letters",
  "jobs",
  "leases",
  "audit",
  "tallies",
] as const satisfies readonly (keyof LedgerTables)[];

/** Everything that the ledger holds, in an order that does not depend on how it came there. */
export async function allRows(ledger: Ledger): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tableNames) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(ledger.read);
    all[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
