import { Worker } from "node:worker_threads";
import { setTimeout as sleep } from "node:timers/promises";
import { RipenError } from "../../base/errors.ts";
import type { Matches } from "../contract/matches.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { MatchesQuestion, MatchesStart, MatchesWord } from "./matches-task.ts";

const file = new URL("matches-worker.ts", import.meta.url);

/** A thread that holds an account's contacts while somebody tunes a model. */
export type Resident = {
  /** Rejects with RipenError WORKER_FAILED when the thread fails or has ended. */
  ask(question: Omit<MatchesQuestion, "id">): Promise<Matches>;
  /** Whether it still answers, from contacts that were read a short while ago. */
  isFresh(): boolean;
  stop(): void;
};

/** What it holds is read anew after so long, in milliseconds. */
const freshForMs = 5 * 60_000;
/** Nobody asks any more after so long. */
const idleMs = 2 * 60_000;

/** Starts the thread; it ends by itself when nobody asks, and when the console stops. */
export function startResident(
  deps: Pick<ConsoleDeps, "background" | "clock" | "log">,
  given: MatchesStart,
): Resident {
  const worker = new Worker(file, { workerData: given });
  const startedAt = deps.clock.now();
  const ended = new AbortController();
  let askedAt = performance.now();
  let next = 0;
  const waiting = new Map<
    number,
    { readonly resolve: (answer: Matches) => void; readonly reject: (error: Error) => void }
  >();
  const end = (error: RipenError): void => {
    ended.abort();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", (word: MatchesWord) => {
    if (word.kind === "answer") {
      waiting.get(word.id)?.resolve(word.answer);
      waiting.delete(word.id);
      return;
    }
    const error = new RipenError("WORKER_FAILED", word.message);
    if (word.id === null) return end(error);
    waiting.get(word.id)?.reject(error);
    waiting.delete(word.id);
  });
  worker.once("error", (cause) => {
    end(new RipenError("WORKER_FAILED", "A worker thread ended unexpectedly.", { cause }));
  });
  worker.once("exit", () => end(new RipenError("WORKER_FAILED", "A worker thread has ended.")));
  deps.background.begin(async (stopping) => {
    const over = AbortSignal.any([stopping, ended.signal]);
    while (!over.aborted && performance.now() - askedAt < idleMs) {
      await sleep(1_000, undefined, { signal: over }).catch(() => undefined);
    }
    ended.abort();
    await worker.terminate();
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended.signal.aborted) {
          return reject(new RipenError("WORKER_FAILED", "A worker thread has ended."));
        }
        askedAt = performance.now();
        const id = (next += 1);
        waiting.set(id, { resolve, reject });
        // A thread's port, not a window: it has no origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        worker.postMessage({ id, ...question } satisfies MatchesQuestion);
      }),
    isFresh: () => !ended.signal.aborted && deps.clock.now() - startedAt < freshForMs,
    stop: () => ended.abort(),
  };
}
