/** Counts what happened in the last `windowMs` milliseconds. */
export type RollingWindow = {
  readonly size: number;
  readonly windowMs: number;
  /** Takes one place at time `at` (epoch milliseconds); false when the window is full. */
  take(at: number): boolean;
  /** Free places at time `at`. */
  remaining(at: number): number;
};

/** A true rolling window: no burst at the edge of a fixed one. */
export function createRollingWindow(size: number, windowMs: number): RollingWindow {
  let taken: number[] = [];
  const forget = (at: number): void => {
    const first = taken.findIndex((time) => time > at - windowMs);
    if (first !== 0) taken = first < 0 ? [] : taken.slice(first);
  };
  return {
    size,
    windowMs,
    take: (at) => {
      forget(at);
      if (taken.length >= size) return false;
      taken.push(at);
      return true;
    },
    remaining: (at) => {
      forget(at);
      return size - taken.length;
    },
  };
}
