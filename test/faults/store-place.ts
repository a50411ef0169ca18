import { mkdirSync } from "node:fs";
import path from "node:path";
import { readPostgresLedger } from "../../src/store/engine/ledger-postgres.ts";
import { readSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { type PostgresServer, startPostgres } from "../support/postgres/postgres-server.ts";
import type { StoreName } from "./options.ts";

/** Where one case keeps its data. */
export type StorePlace = {
  readonly name: StoreName;
  /** What the app's environment says of it. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder of the embedded stores; also there, and empty, for PostgreSQL. */
  readonly dataDir: string;
  /** The database's server; null for the embedded stores. */
  readonly server: PostgresServer | null;
  /** Opens the ledger for reading beside the app. */
  read(): Promise<Ledger>;
  remove(): Promise<void>;
};

const database = "ripen";

/** A fresh store in `folder`. The server keeps `fsync` on: its own kills are part of the suite. */
export async function createStore(name: StoreName, folder: string): Promise<StorePlace> {
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir, { recursive: true });
  switch (name) {
    case "sqlite":
      return {
        name,
        env: { DATA_DIR: dataDir },
        dataDir,
        server: null,
        read: async () => readSqliteLedger(dataDir),
        remove: async () => undefined,
      };
    case "postgres": {
      const server = await startPostgres(["fsync=on"]);
      const url = await server.createDatabase(database);
      return {
        name,
        env: { DATABASE_URL: url },
        dataDir,
        server,
        read: () => readPostgresLedger(url),
        remove: () => server.remove(),
      };
    }
    default:
      return name satisfies never;
  }
}
