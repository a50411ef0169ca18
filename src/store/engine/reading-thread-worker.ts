// Started by reading-thread.ts alone: answers one statement after the other from its own read-only connection.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadAnswer, ThreadQuestion } from "./reading-thread.ts";

const { file } = workerData as { readonly file: string };
const database = new DatabaseSync(file, { readOnly: true });
database.exec("pragma busy_timeout = 5000");
const prepared = new Map<string, StatementSync>();
/** Statements with lists have one text for each length: not all are worth keeping. */
const most = 100;

function statementOf(sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  if (prepared.size >= most) prepared.clear();
  const statement = database.prepare(sql);
  prepared.set(sql, statement);
  return statement;
}

function answer({ id, sql, parameters }: ThreadQuestion): ThreadAnswer {
  try {
    return { id, rows: statementOf(sql).all(...(parameters as SQLInputValue[])) };
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on("message", (question: ThreadQuestion) => {
  // A thread's port, not a window: it has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(answer(question));
});
