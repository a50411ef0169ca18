import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import { RipenError } from "../../base/errors.ts";
import type { ReadingThread } from "./reading-thread.ts";

/** Kysely's SQLite dialect over whatever answers single statements later: a reading thread, or a queue. */
export function threadedDialect(thread: ReadingThread): Dialect {
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
      throw readOnly();
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: () => Promise.reject(readOnly()),
    commitTransaction: () => Promise.reject(readOnly()),
    rollbackTransaction: () => Promise.reject(readOnly()),
    releaseConnection: async () => undefined,
    destroy: () => thread.close(),
  };
}

function readOnly(): RipenError {
  return new RipenError("READ_ONLY", "This connection reads single statements only.");
}
