import type { Clock } from "../clock.ts";

/**
 * Milliseconds that never run backwards, for measuring windows: when the machine's clock is set back,
 * the count goes on from where it was. Only differences of its values mean anything.
 */
export function steady(clock: Clock): () => number {
  let last = clock.now();
  let offset = 0;
  return () => {
    const now = clock.now();
    if (now < last) offset += last - now;
    last = now;
    return now + offset;
  };
}
