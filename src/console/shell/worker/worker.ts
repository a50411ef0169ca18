import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../../base/errors.ts";
import { readPostgresLedger } from "../../../store/engine/ledger-postgres.ts";
import { readSqliteLedger } from "../../../store/engine/ledger-sqlite.ts";
import type { Ledger } from "../../../store/engine/ledger.ts";
import type { StoreAddress } from "../../../store/open-stores.ts";
import type { Task, WorkerStart, WorkerWord } from "./task.ts";

const say = (word: WorkerWord): void => {
  // A thread's port, not a window: it has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(word);
};

try {
  // Started by run-in-worker.ts alone, with exactly this.
  const { stores, portalId, module, input } = workerData as WorkerStart;
  const { task } = (await import(module)) as { readonly task: Task<unknown, unknown> };
  const ledger = await openForReading(stores);
  try {
    const watch = (done: number, total: number): void => say({ kind: "progress", done, total });
    say({
      kind: "result",
      result: await task(ledger.forPortal(portalId).read, portalId, input, watch),
    });
  } finally {
    await ledger.close();
  }
} catch (error) {
  say({ kind: "failed", message: messageOf(error) });
}

async function openForReading({ dataDir, databaseUrl }: StoreAddress): Promise<Ledger> {
  return databaseUrl === null ? readSqliteLedger(dataDir) : readPostgresLedger(databaseUrl);
}
