import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import type { Ledger } from "./engine/ledger.ts";
import type { Portals } from "./portals/portals.ts";

/** What everything in one running Ripen works with: its two stores, its clock and its log. */
export type Instance = {
  readonly ledger: Ledger;
  readonly portals: Portals;
  readonly clock: Clock;
  readonly log: Logger;
};
