import type { Clock } from "../clock.ts";

/** A rest that a new install or new scopes end: they may be what was missing. */
export type Rest = {
  readonly clock: Clock;
  /** What the account has granted by now, in any text that differs whenever that does. */
  readonly granted: () => Promise<string>;
  /** Sleeps so many milliseconds, or less: a new install wakes the lane of the instance that took it. */
  readonly sleep: (ms: number) => Promise<void>;
  /** How long an install at another instance may stay unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  readonly stopping: AbortSignal;
};

/** Rests until `untilMs`, or until more or something else is granted than `before`. Never throws. */
export async function restUntilGranted(rest: Rest, before: string, untilMs: number): Promise<void> {
  const { clock, stopping } = rest;
  while (!stopping.aborted && clock.now() < untilMs) {
    // A store that cannot be read now is read again at the next look.
    if ((await rest.granted().catch(() => before)) !== before) return;
    await rest.sleep(Math.min(rest.lookEveryMs, untilMs - clock.now()));
  }
}
