import type { PortalWork } from "../portal-work.ts";
import { takeDue, writeBatch, type WriteBackDeps } from "./write-back.ts";

/** Writes back behind the scoring: batches on their way together, each contact in one of them at most. */
export type Writer = {
  /**
   * Begins to write what the ledger intends, and resolves once there is room for the next batch. Throws what an
   * earlier batch threw; then all of that batch stays intended.
   */
  push(work: PortalWork): Promise<void>;
  /** Resolves when nothing is on its way. Throws as `push` does. */
  idle(): Promise<void>;
};

/** Batches on their way at once: at 300 ms a call five a second need two, and as many again for slow answers. */
const atOnce = 4;

export function createWriter(deps: WriteBackDeps): Writer {
  const inFlight = new Set<string>();
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;

  /** Writes batches until none is left. Taking is not concurrent, so that no contact is taken twice. */
  let taking: Promise<unknown> = Promise.resolve();
  const take = (work: PortalWork): ReturnType<typeof takeDue> => {
    const taken = taking.then(async () => {
      const due = await takeDue(deps, work, inFlight);
      for (const write of due) inFlight.add(write.contactId);
      return due;
    });
    taking = taken.catch(() => undefined);
    return taken;
  };
  const run = async (work: PortalWork): Promise<void> => {
    try {
      for (let due = await take(work); due.length > 0; due = await take(work)) {
        try {
          await writeBatch(deps, work, due);
        } finally {
          for (const write of due) inFlight.delete(write.contactId);
        }
      }
    } catch (error) {
      failure ??= { error };
    }
  };
  const check = (): void => {
    if (failure === null) return;
    const { error } = failure;
    failure = null;
    throw error;
  };

  return {
    async push(work) {
      check();
      while (running.size >= atOnce) await Promise.race(running);
      check();
      const started = run(work).finally(() => running.delete(started));
      running.add(started);
    },
    async idle() {
      await Promise.all(running);
      check();
    },
  };
}
