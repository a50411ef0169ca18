import { Worker } from "node:worker_threads";
import { RipenError } from "../../../base/errors.ts";
import type { StoreAddress } from "../../../store/open-stores.ts";
import type { PortalId } from "../../../store/engine/portal-id.ts";
import type { TaskModule, WorkerStart, WorkerWord } from "./task.ts";

const file = new URL("worker.ts", import.meta.url);

/**
 * Runs a heavy read in a thread of its own, so that the front door does not wait for it (docs/decisions/07-heavy-reads.md). Rejects with RipenError WORKER_FAILED, or with `signal`'s reason when it is aborted.
 */
export function runInWorker<Input, Result>(
  stores: StoreAddress,
  portalId: PortalId,
  module: TaskModule<Input, Result>,
  input: Input,
  watch: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const start: WorkerStart = { stores, portalId, module: module.url.href, input };
    const worker = new Worker(file, { workerData: start });
    // The thread has the stores open: what came of it is told once it is gone.
    const end = (tell: () => void): void => {
      signal.removeEventListener("abort", stop);
      worker.off("exit", lost);
      worker.terminate().then(tell, tell);
    };
    const stop = (): void => {
      end(() => reject(new RipenError("WORKER_STOPPED", "The work was cancelled.")));
    };
    const lost = (): void => {
      signal.removeEventListener("abort", stop);
      reject(new RipenError("WORKER_FAILED", "A worker thread ended without a result."));
    };
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (word: WorkerWord) => {
      switch (word.kind) {
        case "progress":
          return watch(word.done, word.total);
        case "result":
          // A module answers with what its task promises (TaskModule).
          return end(() => resolve(word.result as Result));
        case "failed":
          return end(() => reject(new RipenError("WORKER_FAILED", word.message)));
        default:
          return word satisfies never;
      }
    });
    worker.once("error", (cause) => {
      const failure = new RipenError("WORKER_FAILED", "A worker thread ended unexpectedly.", {
        cause,
      });
      end(() => reject(failure));
    });
    worker.once("exit", lost);
  });
}
