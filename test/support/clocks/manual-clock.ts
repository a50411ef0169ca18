import type { Clock } from "../../../src/base/clock.ts";

export type ManualClock = Clock & {
  /** How long each sleep was to be, in milliseconds, in the order in which they began. */
  readonly sleeps: readonly number[];
  /** Moves the time and ends the sleeps that are over by then. */
  pass(ms: number): void;
  /** Resolves when `n` sleeps have begun since the start. */
  slept(n: number): Promise<void>;
};

/** A clock that stands still until it is moved. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const sleeps: number[] = [];
  const pending = new Set<{ readonly until: number; readonly end: () => void }>();
  const watchers: { readonly n: number; readonly seen: () => void }[] = [];
  return {
    now: () => now,
    sleeps,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleeps.push(ms);
        for (const watcher of watchers) if (sleeps.length >= watcher.n) watcher.seen();
        if (signal?.aborted) return resolve();
        const sleeper = {
          until: now + ms,
          end: () => {
            pending.delete(sleeper);
            signal?.removeEventListener("abort", sleeper.end);
            resolve();
          },
        };
        pending.add(sleeper);
        signal?.addEventListener("abort", sleeper.end);
      }),
    pass: (ms) => {
      now += ms;
      for (const sleeper of pending) if (sleeper.until <= now) sleeper.end();
    },
    slept: (n) =>
      new Promise((resolve) => {
        if (sleeps.length >= n) return resolve();
        watchers.push({ n, seen: resolve });
      }),
  };
}
