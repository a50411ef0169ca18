import { afterAll, beforeAll } from "vitest";
import { openPostgresLedger } from "../../../src/store/engine/ledger-postgres.ts";
import { startPostgres, type PostgresServer } from "./postgres-server.ts";

export type PostgresFixture = {
  readonly server: PostgresServer;
  /** A new database with the ledger's schema; gives its address. */
  ledgerDatabase(): Promise<string>;
  drop(url: string): Promise<void>;
};

const template = "ripen_template";

/** Gives the tests of a file a PostgreSQL of their own, with the schema made once and copied for each. */
export function usePostgres(): PostgresFixture {
  let server: PostgresServer;
  let made = 0;
  beforeAll(async () => {
    server = await startPostgres();
    const ledger = await openPostgresLedger(await server.createDatabase(template));
    await ledger.close();
  });
  afterAll(() => server.remove());
  return {
    get server() {
      return server;
    },
    ledgerDatabase: () => server.createDatabase(`ledger_${(made += 1)}`, template),
    drop: (url) => server.dropDatabase(new URL(url).pathname.slice(1)),
  };
}
