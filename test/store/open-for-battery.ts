import type { Ledger } from "../../src/store/engine/ledger.ts";
import { openPostgresLedger } from "../../src/store/engine/ledger-postgres.ts";

/** PostgreSQL's ledger, judged by the times that a test gives instead of the database's clock. */
export async function openWithGivenClock(url: string): Promise<Ledger> {
  return { ...(await openPostgresLedger(url)), hasOwnClock: false };
}
