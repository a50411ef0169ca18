import type { Schedule } from "../../config/schedule.ts";
import type { Clock } from "../clock.ts";
import { erasePending } from "../erasure/erase-pending.ts";
import { purgeGone } from "../erasure/purge-portal.ts";
import type { Logger } from "../log.ts";
import type { Ledger } from "../store/ledger.ts";
import type { PortalId } from "../store/portal-id.ts";
import type { Portals } from "../store/portals.ts";
import { pruneRequests } from "../store/raw-requests.ts";
import { markDecayed } from "./decay.ts";
import { prune } from "./prune.ts";
import { checkSample } from "./sample.ts";

const dayMs = 86_400_000;

/** The named jobs of config/schedule.ts, each harmless when it runs twice. */
export function upkeepJobs(
  deps: {
    readonly ledger: Ledger;
    readonly portals: Portals;
    readonly clock: Clock;
    readonly log: Logger;
  },
  keep: { readonly keepRequestsDays: number; readonly purgeAfterDays: number },
  wakePortal: (portalId: PortalId) => void,
  modelsOf: Parameters<typeof checkSample>[0]["modelsOf"],
): { readonly [name in keyof Schedule]: () => Promise<void> } {
  const { ledger, portals, clock } = deps;
  return {
    decay: () => markDecayed(deps, wakePortal),
    sample: () => checkSample({ ...deps, modelsOf }),
    prune: async () => {
      await prune(deps);
      await pruneRequests(ledger, clock.now() - keep.keepRequestsDays * dayMs);
      await purgeGone(deps, portals, keep.purgeAfterDays);
    },
    erase: async () => {
      await erasePending(deps);
    },
  };
}
