import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../../src/base/clock.ts";

/** A clock that stands still until `run` moves it from sleep to sleep, so that minutes pass in milliseconds. */
export function virtualTime(): Clock & { run(until: () => boolean): Promise<void> } {
  let now = 1_800_000_000_000;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", () => {
          const index = sleepers.indexOf(sleeper);
          if (index >= 0) sleepers.splice(index, 1);
          resolve();
        });
      }),
    async run(until) {
      for (let steps = 0; steps < 100_000; steps += 1) {
        await setImmediate();
        if (until()) return;
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) throw new Error("Everything waits and nothing will wake it");
        now = Math.max(now, next.at);
        for (const due of sleepers.filter(({ at }) => at <= now)) {
          sleepers.splice(sleepers.indexOf(due), 1);
          due.wake();
        }
      }
      throw new Error("It did not end");
    },
  };
}
