import type { Clock } from "../base/clock.ts";
import type { Lease } from "../store/engine/lease.ts";

export type RenewedLease = {
  /** The lease, taken or renewed when that is due; null while another owner holds it. */
  readonly current: () => Promise<Lease | null>;
  /** It may be lost: takes it anew at the next use. */
  readonly forget: () => void;
};

/**
 * A lease that is taken at first use and renewed once it is older than `renewMs`, so that most turns cost
 * no commit for it.
 */
export function renewedLease(
  take: () => Promise<Lease | null>,
  clock: Clock,
  renewMs: number,
): RenewedLease {
  let held: Lease | null = null;
  let takenAt = 0;
  return {
    current: async () => {
      const now = clock.now();
      if (held !== null && now >= takenAt && now - takenAt < renewMs) return held;
      held = await take();
      takenAt = now;
      return held;
    },
    forget: () => {
      held = null;
    },
  };
}
