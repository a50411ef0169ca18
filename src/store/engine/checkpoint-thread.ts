import { Worker } from "node:worker_threads";

/** Moves the log of a SQLite file into the file in a thread of its own. */
export type CheckpointThread = {
  /** Something was committed: the log is moved soon, once for all that is committed until then. */
  committed(): void;
  close(): Promise<void>;
};

const worker = new URL("checkpoint-thread-worker.ts", import.meta.url);
/** Commits of so many milliseconds share one checkpoint. */
const everyMs = 250;

/**
 * A connection to `file` in a thread of its own that does nothing but checkpoints: left to the connection that
 * writes, they are half of what a commit to a large ledger costs, and hold up the front door. Whether one
 * succeeds does not matter: what is committed is in the log, and a log that grows too long is moved by the
 * connection that writes (ledger-sqlite.ts).
 */
export function checkpointThread(file: string): CheckpointThread {
  let thread: Worker | null = null;
  let due: NodeJS.Timeout | null = null;
  let isClosed = false;

  const begin = (): Worker => {
    const begun = new Worker(worker, { workerData: { file } });
    const lost = (): void => {
      if (thread === begun) thread = null;
    };
    begun.on("error", lost);
    begun.on("exit", lost);
    begun.unref();
    return begun;
  };

  return {
    committed() {
      if (due !== null || isClosed) return;
      due = setTimeout(() => {
        due = null;
        thread ??= begin();
        // A thread's port, not a window: it has no origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        thread.postMessage(null);
      }, everyMs);
      due.unref();
    },
    async close() {
      isClosed = true;
      if (due !== null) clearTimeout(due);
      await thread?.terminate();
    },
  };
}
