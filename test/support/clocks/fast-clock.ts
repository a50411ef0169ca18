import type { Clock } from "../../../src/base/clock.ts";

/** A clock that can run faster than the machine's: then every wait is shrunk alike. */
export type FastClock = Clock & {
  /** From now on time runs `speed` times as fast as on the machine; sleeps under way keep theirs. */
  runAt(speed: number): void;
  /** So many milliseconds pass at once; sleeps under way keep theirs. */
  skip(ms: number): void;
};

/** Starts at the machine's time and at its pace. */
export function fastClock(): FastClock {
  let since = performance.now();
  let base = Date.now();
  let pace = 1;
  const now = (): number => Math.floor(base + (performance.now() - since) * pace);
  return {
    now,
    runAt: (speed) => {
      base = now();
      since = performance.now();
      pace = speed;
    },
    skip: (ms) => {
      base += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        // Node's timers take no longer ones.
        const timer = setTimeout(done, Math.min(ms / pace, 2 ** 31 - 1));
        signal?.addEventListener("abort", done);
      }),
  };
}
