/** Work of the console that goes on after its answer was sent: previews, counts, looks at the portal. */
export type Background = {
  /**
   * Begins `work`, which deals with its own errors and never rejects; it ends early once `stopping` is
   * aborted. Nothing is begun any more after `stop`.
   */
  begin(work: (stopping: AbortSignal) => Promise<void>): void;
  /** Tells what is under way to end, and resolves once it has: the stores may be closed then. */
  stop(): Promise<void>;
};

export function startBackground(): Background {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  return {
    begin: (work) => {
      if (stopping.signal.aborted) return;
      const run: Promise<void> = work(stopping.signal).finally(() => underWay.delete(run));
      underWay.add(run);
    },
    stop: async () => {
      stopping.abort(new Error("Ripen is shutting down"));
      await Promise.all(underWay);
    },
  };
}
