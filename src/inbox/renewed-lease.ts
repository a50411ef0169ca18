import type { Clock } from "../clock.ts";
import type { Lease } from "../store/lease.ts";

/**
 * A lease that is taken at first use and renewed once it is older than `renewMs`, so that most turns cost
 * no commit for it. Null while another owner holds it.
 */
export function renewedLease(
  take: () => Promise<Lease | null>,
  clock: Clock,
  renewMs: number,
): () => Promise<Lease | null> {
  let held: Lease | null = null;
  let takenAt = 0;
  return async () => {
    const now = clock.now();
    if (held !== null && now >= takenAt && now - takenAt < renewMs) return held;
    held = await take();
    takenAt = now;
    return held;
  };
}
