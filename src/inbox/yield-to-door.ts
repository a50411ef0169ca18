import type { Clock } from "../base/clock.ts";

/**
 * Lets requests that wait for their answer go before work that can wait: splitter and lanes share one
 * thread with the front door. Nothing is held back while the door is quiet.
 */
export type YieldToDoor = {
  /** A request of so many bytes was stored. */
  arrived(bytes: number): void;
  /** Does a piece of work and then waits, under load, until the next piece may begin. Throws what `work` throws. */
  run<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T>;
};

/** Part of the thread that work behind the door may take while requests keep coming. */
const share = 0.12;
/** No piece waits longer than this, so that work goes on however long the load lasts. Milliseconds. */
const longestMs = 1_000;
/**
 * The door is busy when as much came within the window as 80 full requests a second, of 100 events and 32 KiB each
 * (hubspot-facts 5.2): below that it needs a fifth of the thread, and a sync of another app, which HubSpot lets create
 * 1,900 contacts a second, keeps no raised hand waiting in the inbox. A request costs as much as 8 KiB of events
 * whatever it holds: 50 single events a second are no load, and must not make anybody wait for a score.
 */
const busyWindowMs = 2_000;
const requestBytes = 8 * 1_024;
const busyBytes = 160 * (32 * 1_024 + requestBytes);

export function yieldToDoor(clock: Clock): YieldToDoor {
  let arrivals: { readonly at: number; readonly bytes: number }[] = [];
  let freeAt = 0;

  const isBusy = (now: number): boolean => {
    arrivals = arrivals.filter(({ at }) => now - at < busyWindowMs);
    return arrivals.reduce((sum, { bytes }) => sum + bytes, 0) >= busyBytes;
  };

  return {
    arrived: (bytes) => {
      arrivals.push({ at: clock.now(), bytes: bytes + requestBytes });
      // Many more than it takes to be busy.
      if (arrivals.length > 2_000) arrivals = arrivals.slice(-1_000);
    },
    run: async (work, stopping) => {
      const before = performance.eventLoopUtilization();
      const result = await work();
      const now = clock.now();
      if (!isBusy(now)) {
        freeAt = 0;
        return result;
      }
      // All pieces share one schedule: many portals take no larger part than one.
      const { active } = performance.eventLoopUtilization(before);
      freeAt = Math.min(Math.max(freeAt, now) + active / share, now + longestMs);
      await clock.sleep(freeAt - now, stopping);
      return result;
    },
  };
}
