import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { RipenError, messageOf } from "../errors.ts";
import type { Ledger, LedgerTransaction } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { nodeSqlite } from "./node-sqlite.ts";
import type { LedgerTables } from "./tables.ts";

const fileName = "ledger.sqlite";

/**
 * Opens (and creates or migrates) the embedded ledger in `dataDir`: WAL, every commit on disk before
 * it returns. The caller holds the lock of the folder (data-dir-lock.ts). Throws RipenError
 * LEDGER_UNREADABLE when the file is not a ledger of ours.
 */
export async function openSqliteLedger(dataDir: string): Promise<Ledger> {
  const file = path.join(dataDir, fileName);
  try {
    const writer = connect(file, false);
    await migrate(writer);
    const read = connect(file, true);
    return ledgerOf(writer, read);
  } catch (error) {
    throw new RipenError(
      "LEDGER_UNREADABLE",
      `The ledger ${file} cannot be opened (${messageOf(error)}). Restore it from a backup, or move it away to start afresh.`,
      { cause: error },
    );
  }
}

/** Reads a ledger that another process owns, for reports and checks. Its transactions throw. */
export function readSqliteLedger(dataDir: string): Ledger {
  const read = connect(path.join(dataDir, fileName), true);
  return {
    read,
    transaction: () =>
      Promise.reject(new RipenError("READ_ONLY", "This ledger is open for reading only.")),
    close: () => read.destroy(),
  };
}

function connect(file: string, readOnly: boolean): Kysely<LedgerTables> {
  const database = new DatabaseSync(file, { readOnly });
  database.exec("pragma busy_timeout = 5000");
  if (!readOnly) {
    database.exec("pragma journal_mode = wal");
    database.exec("pragma synchronous = full");
  }
  return new Kysely({ dialect: new SqliteDialect({ database: nodeSqlite(database) }) });
}

function ledgerOf(writer: Kysely<LedgerTables>, read: Kysely<LedgerTables>): Ledger {
  // One writer connection: transactions queue here, so that no statement of one can fall into another.
  let last: Promise<unknown> = Promise.resolve();
  const transaction = <T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T> => {
    const run = last.then(() => writer.transaction().execute(work));
    last = run.catch(() => undefined);
    return run;
  };
  return {
    read,
    transaction,
    close: async () => {
      await last;
      await read.destroy();
      await writer.destroy();
    },
  };
}
