import { Worker } from "node:worker_threads";
import { RipenError } from "../../base/errors.ts";

/** One statement on its way to the thread, and its answer. */
export type ThreadQuestion = {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
};
export type ThreadAnswer =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: Error };

/** Reads a SQLite file in a thread of its own. */
export type ReadingThread = {
  /** The rows of one statement. Rejects with what SQLite said, and with RipenError READING_STOPPED. */
  query(sql: string, parameters: readonly unknown[]): Promise<readonly unknown[]>;
  /**
   * Refuses at once what is still asked. Resolves when the thread has ended: SQLite cannot be interrupted from
   * node:sqlite, so that is after the statement under way.
   */
  close(): Promise<void>;
};

type Waiting = {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
};

const worker = new URL("reading-thread-worker.ts", import.meta.url);

/**
 * A read-only connection to `file` in a thread of its own, begun with the first statement: node:sqlite holds up
 * the thread that calls it, and a count over a million rows must not hold up the front door (docs/decisions/07-heavy-reads.md). A thread that ended is begun anew by the next statement.
 */
export function readingThread(file: string): ReadingThread {
  let thread: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, Waiting>();

  const refuseWaiting = (cause?: unknown): void => {
    for (const { reject } of waiting.values()) {
      reject(new RipenError("READING_STOPPED", "The thread that reads has ended.", { cause }));
    }
    waiting.clear();
  };

  const begin = (): Worker => {
    const begun = new Worker(worker, { workerData: { file } });
    const lost = (cause?: unknown): void => {
      if (thread === begun) thread = null;
      refuseWaiting(cause);
    };
    begun.on("message", (answer: ThreadAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer) asked?.reject(answer.error);
      else asked?.resolve(answer.rows);
      if (waiting.size === 0) begun.unref();
    });
    begun.on("error", lost);
    begun.on("exit", () => lost());
    return begun;
  };

  return {
    query(sql, parameters) {
      thread ??= begin();
      const asked = thread;
      // Only while it is asked something does it keep the process alive.
      asked.ref();
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const question: ThreadQuestion = { id, sql, parameters };
        // A thread's port, not a window: it has no origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        asked.postMessage(question);
      });
    },
    async close() {
      const ended = thread?.terminate();
      refuseWaiting();
      await ended;
    },
  };
}
