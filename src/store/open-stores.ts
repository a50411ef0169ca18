import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { systemClock, type Clock } from "../base/clock.ts";
import { lockDataDir } from "./engine/data-dir-lock.ts";
import { endAllLeases } from "./engine/lease.ts";
import { openPostgresLedger } from "./engine/ledger-postgres.ts";
import { openSqliteLedger } from "./engine/ledger-sqlite.ts";
import type { Ledger } from "./engine/ledger.ts";
import { openPortalsFile } from "./portals/portals-file.ts";
import { openPostgresPortals } from "./portals/portals-postgres.ts";
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

/**
 * Removes what a kill -9 in the middle of a write left beside the portals document: write-file-atomic writes
 * `portals.json.<n>` in full and renames it at the end. Only for the holder of the folder's lock
 * (data-dir-lock.ts): such a file is a running process's own otherwise.
 */
async function removeHalfWritten(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (/^portals\.json\.\d+$/.test(name)) await rm(path.join(dataDir, name), { force: true });
  }
}
