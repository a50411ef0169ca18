import { monitorEventLoopDelay } from "node:perf_hooks";

export type Liveness = {
  /** How long the event loop was held up at most of late, milliseconds, and whether that is still alive. */
  read(): { readonly live: boolean; readonly lagMs: number };
  stop(): void;
};

/** A loop that was held up longer than this is as good as dead (reliability.md section 6). */
const deadAfterMs = 5_000;
const windowMs = 30_000;

/** Watches the event loop. A look covers the last 30 to 60 seconds. */
export function watchLiveness(): Liveness {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let before = 0;
  const rolling = setInterval(() => {
    before = delay.max;
    delay.reset();
  }, windowMs);
  rolling.unref();
  return {
    read: () => {
      const lagMs = Math.round(Math.max(before, delay.max) / 1e6);
      return { live: lagMs < deadAfterMs, lagMs };
    },
    stop: () => {
      clearInterval(rolling);
      delay.disable();
    },
  };
}
