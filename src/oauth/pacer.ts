import type { Clock } from "../clock.ts";

/** Lets `calls` through in any `windowMs`, in order, by holding each back until its turn. */
export function createPacer(clock: Clock, calls: number, windowMs: number): () => Promise<void> {
  const turns: number[] = [];
  return async () => {
    const now = clock.now();
    const earliest = turns.length < calls ? now : (turns[0] ?? now) + windowMs;
    const turn = Math.max(now, earliest);
    turns.push(turn);
    if (turns.length > calls) turns.shift();
    if (turn > now) await clock.sleep(turn - now);
  };
}
