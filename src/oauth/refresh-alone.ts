import type { Clock } from "../base/clock.ts";
import { RipenError } from "../base/errors.ts";
import { releaseLease, takeLease } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import type { PortalId } from "../store/engine/portal-id.ts";

/** Runs one portal's renewal of tokens while no other instance runs one of the same portal. */
export type RefreshAlone = <T>(portalId: PortalId, work: () => Promise<T>) => Promise<T>;

/** A renewal that takes longer than this, in milliseconds, is that of an instance that died. */
const longestMs = 15_000;
const lookEveryMs = 100;

/**
 * One renewal at a time for each portal across all instances that share the ledger (reliability.md 2.4): two at
 * once could each bring a new refresh token, and the one that is stored last may be the one that HubSpot has
 * dropped. Whoever waits reads the stored token anew afterwards. Who waits when `ending` is aborted is thrown RipenError
 * SHUTTING_DOWN: the other may have died in the middle, and a shutdown has less time than that takes to show.
 */
export function refreshAlone(
  ledger: Ledger,
  clock: Clock,
  owner: string,
  ending: AbortSignal,
): RefreshAlone {
  return async (portalId, work) => {
    const name = `refresh:${portalId}`;
    let lease = await takeLease(ledger, name, owner, clock.now(), longestMs);
    while (lease === null) {
      if (ending.aborted) {
        throw new RipenError(
          "SHUTTING_DOWN",
          "Ripen is shutting down. Try again once it runs again.",
        );
      }
      await clock.sleep(lookEveryMs, ending);
      lease = await takeLease(ledger, name, owner, clock.now(), longestMs);
    }
    try {
      return await work();
    } finally {
      await releaseLease(ledger, lease);
    }
  };
}
