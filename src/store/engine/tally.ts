import type { Ledger, LedgerTransaction } from "./ledger.ts";

/** Adds to a count that survives a restart; the metrics show it under its name (src/metrics/tally-counters.ts). */
export async function addToTally(tx: LedgerTransaction, name: string, n: number): Promise<void> {
  if (n === 0) return;
  await tx
    .insertInto("tallies")
    .values({ name, count: n })
    .onConflict((c) => c.column("name").doUpdateSet((e) => ({ count: e("tallies.count", "+", n) })))
    .execute();
}

/** All counts by name. */
export async function readTallies(ledger: Ledger): Promise<Map<string, number>> {
  const rows = await ledger.read.selectFrom("tallies").selectAll().execute();
  return new Map(rows.map((row) => [row.name, row.count]));
}
