import type { Clock } from "../clock.ts";

/**
 * Lets requests that wait for their answer go before work that can wait: splitter and lanes share one
 * thread with the front door. Nothing is held back while the door is quiet.
 */
export type YieldToDoor = {
  /** A request was stored. */
  arrived(): void;
  /** Does a piece of work and then waits, under load, until the next piece may begin. Throws what `work` throws. */
  run<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T>;
};

/** Part of the thread that work behind the door may take while requests keep coming. */
const share = 0.12;
/** No piece waits longer than this, so that work goes on however long the load lasts. Milliseconds. */
const longestMs = 1_000;
/** The door is busy when as many requests came within the window: 20 a second. */
const busyWindowMs = 500;
const busyRequests = 10;

export function yieldToDoor(clock: Clock): YieldToDoor {
  let arrivals: number[] = [];
  let freeAt = 0;

  const isBusy = (now: number): boolean => {
    const oldest = arrivals[0];
    return arrivals.length === busyRequests && oldest !== undefined && now - oldest < busyWindowMs;
  };

  return {
    arrived: () => {
      arrivals.push(clock.now());
      if (arrivals.length > busyRequests) arrivals = arrivals.slice(1);
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
