import { systemClock, type Clock } from "../base/clock.ts";
import { lockDataDir } from "./engine/data-dir-lock.ts";
import { endAllLeases } from "./engine/lease.ts";
import { openPostgresLedger } from "./engine/ledger-postgres.ts";
import { openSqliteLedger } from "./engine/ledger-sqlite.ts";
import type { Ledger } from "./engine/ledger.ts";
import { openPortalsFile } from "./portals/portals-file.ts";
import { openPostgresPortals } from "./portals/portals-postgres.ts";
import { removeHalfWritten } from "./engine/remove-half-written.ts";
import { sharedClock } from "./engine/shared-clock.ts";
import type { Portals } from "./portals/portals.ts";

export type Stores = {
  readonly ledger: Ledger;
  readonly portals: Portals;
  /** The time that all who share the stores agree on. */
  readonly clock: Clock;
  /** Waits for what is under way, closes both and lets the data folder go. */
  close(): Promise<void>;
};

/** Where the stores are: a folder of this machine, or a PostgreSQL database when its address is given. */
export type StoreAddress = { readonly dataDir: string; readonly databaseUrl: string | null };

/**
 * Opens both stores and brings their schema up to date: in PostgreSQL, shared by any number of instances,
 * or in the data folder, which is then this process's alone. Throws RipenError with what to do.
 * `onError` hears of connections that broke while nobody used them.
 */
export async function openStores(
  { dataDir, databaseUrl }: StoreAddress,
  onError: (error: Error) => void,
): Promise<Stores> {
  if (databaseUrl !== null) {
    const ledger = await openPostgresLedger(databaseUrl, onError);
    const portals = openPostgresPortals(databaseUrl, onError);
    const clock = await sharedClock(ledger, systemClock);
    return {
      ledger,
      portals,
      clock,
      close: async () => {
        clock.stop();
        await portals.close();
        await ledger.close();
      },
    };
  }
  const lock = lockDataDir(dataDir);
  await removeHalfWritten(dataDir);
  const ledger = await openSqliteLedger(dataDir);
  // Whoever holds the folder is alone: the owners of these leases are dead.
  await endAllLeases(ledger);
  const portals = await openPortalsFile(dataDir);
  return {
    ledger,
    portals,
    clock: systemClock,
    close: async () => {
      await portals.close();
      await ledger.close();
      lock.release();
    },
  };
}
