import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

const maxCachedStatements = 200;

/** What Kysely's SQLite dialect needs, over Node's own SQLite; prepared statements are kept for the next call. */
export function nodeSqlite(database: DatabaseSync): SqliteDatabase {
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
