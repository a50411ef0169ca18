import type { FaultPlan } from "./faults/fault-plan.ts";
import type { Call } from "./http/call.ts";
import type { Limits } from "./limits/limits.ts";
import type { Grants } from "./oauth/grants.ts";
import type { AppConfig } from "./options.ts";
import type { Portal } from "./portal.ts";

/** Everything that one simulator holds; routes get it with each request. */
export type World = {
  /** The app as HubSpot knows it; replaced as a whole when the app is configured anew. */
  app: AppConfig;
  readonly portals: Map<number, Portal>;
  /** Accounts that are gone: their tokens answer BAD_HUB. */
  readonly closedPortals: Set<number>;
  readonly grants: Grants;
  readonly limits: Limits;
  readonly faults: FaultPlan;
  readonly calls: Call[];
  readonly tokenLifeSeconds: number;
  readonly codeLifeMs: number;
  readonly partialStatus: 200 | 207;
  /** Aborts what is under way when the simulator closes. */
  readonly closing: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
};
