import path from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  type Driver,
  Kysely,
  type QueryResult,
  sql,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { messageOf, RipenError } from "../../base/errors.ts";
import { checkpointThread, type CheckpointThread } from "./checkpoint-thread.ts";
import type { Ledger } from "./ledger.ts";
import { migrate, migrations, type Migrations } from "./migrate.ts";
import { readingThread, type ReadingThread } from "./reading-thread.ts";
import type { LedgerTables } from "./tables.ts";

const maxCachedStatements = 200;

/** What Kysely's SQLite dialect needs, over Node's own SQLite; prepared statements are kept for the next call. */
function nodeSqlite(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      prepared.clear();
      database.close();
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = adapt(database.prepare(sql), sql === "rollback" ? database : null);
      if (prepared.size >= maxCachedStatements) prepared.delete([...prepared.keys()][0] ?? "");
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/**
 * `rollsBack` is the database when the statement is a rollback: SQLite has ended the transaction itself when
 * the disk was full, and a second rollback would hide that reason behind an error of its own.
 */
function adapt(statement: StatementSync, rollsBack: DatabaseSync | null): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) =>
      rollsBack?.isTransaction === false
        ? { changes: 0, lastInsertRowid: 0 }
        : statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}

function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}

const fileName = "ledger.sqlite";

/**
 * Memory for pages, in KiB: what a batch of 100 contacts touches in a large ledger fits in several times over. SQLite's
 * own 2,000 would write pages to the log in the middle of a transaction, and again at its end. The connection that
 * writes keeps the inner pages of the trees as well; the other one is emptied by its commits.
 */
const pageCacheKiB = { reading: 16_384, writing: 32_768 } as const;
/** Pages of the log from which the connection that writes moves them itself: the thread was too slow. 64 MB. */
const longestLog = 16_384;

/**
 * Opens (and creates or migrates) the embedded ledger in `dataDir`: WAL, every commit on disk before
 * it returns. The caller holds the lock of the folder (data-dir-lock.ts). Throws RipenError
 * LEDGER_UNREADABLE when the file is not a ledger of ours, LEDGER_OF_EARLIER_SCHEMA and MIGRATION_FAILED (migrate.ts).
 */
export async function openSqliteLedger(
  dataDir: string,
  known: Migrations = migrations,
): Promise<Ledger> {
  const file = path.join(dataDir, fileName);
  let writer: Connection | null = null;
  try {
    writer = connect(file, false);
    await migrateAlone(
      writer.db,
      known,
      `mv "${path.resolve(dataDir)}" "${path.resolve(dataDir)}.old" && npm start`,
    );
    return ledgerOf(writer, connect(file, true), readingThread(file), checkpointThread(file));
  } catch (error) {
    await writer?.close();
    if (error instanceof RipenError) throw error;
    throw new RipenError(
      "LEDGER_UNREADABLE",
      {
        en: `The ledger ${file} cannot be opened (${messageOf(error)}). Restore it from a backup, or move it away to start with a new one.`,
        es: `No se puede abrir el registro ${file} (${messageOf(error)}). Restáurelo desde una copia de seguridad o apártelo para empezar de nuevo.`,
      },
      { cause: error },
    );
  }
}

/** Reads a ledger that another process owns, for reports and checks. Its transactions throw. */
export function readSqliteLedger(dataDir: string): Ledger {
  const read = connect(path.join(dataDir, fileName), true);
  const ledger: Ledger = {
    read: read.db,
    hasOwnClock: false,
    transaction: () => Promise.reject(onlyReads()),
    statement: () => Promise.reject(onlyReads()),
    forPortal: () => ledger,
    forReports: () => ledger,
    forDoor: () => ledger,
    cleanFiles: async () => false,
    close: () => read.close(),
  };
  return ledger;
}

function onlyReads(): RipenError {
  return new RipenError("READ_ONLY", "This ledger is open for reading only.");
}

type Connection = {
  readonly db: Kysely<LedgerTables>;
  /** The rows of one statement that only reads. */
  rows(sql: string, parameters: readonly unknown[]): readonly unknown[];
  /** Ends a transaction that a failed commit or rollback left open, as an I/O error can. */
  reset(): void;
  /** Moves the log into the database and empties it; false when a reader keeps a part of it. */
  checkpoint(): boolean;
  close(): Promise<void>;
};

function connect(file: string, readOnly: boolean): Connection {
  const database = new DatabaseSync(file, { readOnly });
  try {
    database.exec("pragma busy_timeout = 5000");
    database.exec(`pragma cache_size = -${pageCacheKiB[readOnly ? "reading" : "writing"]}`);
    if (!readOnly) {
      database.exec("pragma journal_mode = wal");
      database.exec("pragma synchronous = full");
      database.exec(`pragma wal_autocheckpoint = ${longestLog}`);
      // A statement over many rows keeps the pages that it changes, to be able to undo them: not in a file.
      database.exec("pragma temp_store = memory");
      // What is deleted is overwritten with zeros: erasure means the bytes (hubspot-facts 3.11).
      database.exec("pragma secure_delete = on");
    }
  } catch (error) {
    database.close();
    throw error;
  }
  const prepared = nodeSqlite(database);
  const db = new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: prepared }) });
  return {
    db,
    rows: (sql, parameters) => {
      const statement = prepared.prepare(sql);
      if (!statement.reader) throw onlyReads();
      return statement.all(parameters);
    },
    reset: () => {
      if (database.isTransaction) database.exec("rollback");
    },
    checkpoint: () => database.prepare("pragma wal_checkpoint(truncate)").get()?.["busy"] === 0,
    close: async () => {
      await db.destroy();
      // Kysely does not close a connection that it never used.
      if (database.isOpen) database.close();
    },
  };
}

/**
 * Migrates in one transaction, so that a crash in its middle leaves no half of a schema. It begins with the write lock:
 * of two processes that start at once, one waits and finds the schema made.
 */
async function migrateAlone(
  db: Kysely<LedgerTables>,
  known: Migrations,
  startAfresh: string,
): Promise<void> {
  await db.connection().execute(async (alone) => {
    await sql`begin immediate`.execute(alone);
    try {
      await migrate(alone, known, startAfresh);
      await sql`commit`.execute(alone);
    } catch (error) {
      await sql`rollback`.execute(alone);
      throw error;
    }
  });
}

function ledgerOf(
  writer: Connection,
  read: Connection,
  thread: ReadingThread,
  checkpoints: CheckpointThread,
): Ledger {
  // One writer connection: transactions queue here, so that no statement of one can fall into another.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const run = last.then(() => {
      writer.reset();
      return work();
    });
    last = run.catch(() => undefined);
    return run;
  };
  const committing = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await inTurn(work);
    checkpoints.committed();
    return result;
  };
  const ledger: Ledger = {
    read: read.db,
    hasOwnClock: false,
    transaction: (work) => committing(() => writer.db.transaction().execute(work)),
    statement: (work) => committing(() => work(writer.db)),
    forPortal: () => ofLanes,
    forReports: () => reports,
    forDoor: () => ledger,
    // In the queue of transactions: a checkpoint cannot be taken in the middle of one.
    cleanFiles: () => inTurn(() => writer.checkpoint()),
    close: async () => {
      await last;
      await checkpoints.close();
      await thread.close();
      await read.close();
      await writer.close();
    },
  };
  const reading = (query: ReadingThread["query"]): Ledger => {
    const dialect = threadedDialect({ query, close: async () => undefined });
    return { ...ledger, read: new Kysely<LedgerTables>({ dialect }) };
  };
  const reports = reading((sql, parameters) => thread.query(sql, parameters));
  // What a lane reads it writes next. SQLite empties the page cache of every other connection at each commit, so
  // that in a large ledger a connection of its own would read all of it from the disk, and the writer again.
  const ofLanes = reading((sql, parameters) => inTurn(() => writer.rows(sql, parameters)));
  return ledger;
}

/** Kysely's SQLite dialect over whatever answers single statements later: a reading thread, or a queue. */
function threadedDialect(thread: ReadingThread): KyselyDialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOf(thread),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function driverOf(thread: ReadingThread): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      // Kysely knows the row's type from the query; no driver does.
      return { rows: (await thread.query(sql, parameters)) as R[] };
    },
    // oxlint-disable-next-line require-yield
    async *streamQuery() {
      throw singleReads();
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: () => Promise.reject(singleReads()),
    commitTransaction: () => Promise.reject(singleReads()),
    rollbackTransaction: () => Promise.reject(singleReads()),
    releaseConnection: async () => undefined,
    destroy: () => thread.close(),
  };
}

function singleReads(): RipenError {
  return new RipenError("READ_ONLY", "This connection reads single statements only.");
}
