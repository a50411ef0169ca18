import { sql } from "kysely";
import type { Clock } from "../../base/clock.ts";
import { databaseNow } from "./dialect.ts";
import type { Ledger } from "./ledger.ts";

/** A clock that goes by the database's, until it is stopped. */
export type SharedClock = Clock & { stop(): void };

const askEveryMs = 30_000;

/**
 * The database's time for instances that share it: what one marks as due now is due for all, however wrong
 * their own clocks are and however they jump (reliability.md, F10). Between two questions it goes by the
 * monotonic clock; while the database cannot be asked it goes on. Throws when it cannot be asked at first.
 */
export async function sharedClock(ledger: Ledger, local: Clock): Promise<SharedClock> {
  let base = 0;
  const ask = async (): Promise<void> => {
    const before = performance.now();
    const { rows } = await sql<{ now: number }>`select ${databaseNow(ledger.read)} as now`.execute(
      ledger.read,
    );
    const after = performance.now();
    base = Number(rows[0]?.now) - (before + after) / 2;
  };
  await ask();
  const asking = setInterval(() => void ask().catch(() => undefined), askEveryMs);
  asking.unref();
  return {
    now: () => Math.round(base + performance.now()),
    sleep: local.sleep,
    stop: () => clearInterval(asking),
  };
}
