import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../errors.ts";
import { readPostgresLedger } from "../../store/ledger-postgres.ts";
import { readSqliteLedger } from "../../store/ledger-sqlite.ts";
import type { Ledger } from "../../store/ledger.ts";
import type { StoreAddress } from "../../store/open-stores.ts";
import { makePreview } from "../preview/make-preview.ts";
import { makeSurvey } from "../survey/make-survey.ts";
import type { WorkerStart, WorkerWord } from "./task.ts";

const say = (word: WorkerWord): void => {
  // A thread's port, not a window: it has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(word);
};

try {
  // Started by run-in-worker.ts alone, with exactly this.
  const { stores, portalId, task } = workerData as WorkerStart;
  const ledger = openForReading(stores);
  try {
    const read = ledger.forPortal(portalId).read;
    const watch = (done: number, total: number): void => say({ kind: "progress", done, total });
    const result =
      task.kind === "survey"
        ? await makeSurvey(read, portalId, task)
        : await makePreview(read, portalId, task, watch);
    say({ kind: "result", result });
  } finally {
    await ledger.close();
  }
} catch (error) {
  say({ kind: "failed", message: messageOf(error) });
}

function openForReading({ dataDir, databaseUrl }: StoreAddress): Ledger {
  return databaseUrl === null ? readSqliteLedger(dataDir) : readPostgresLedger(databaseUrl);
}
