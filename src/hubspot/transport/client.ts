import type { Logger } from "pino";
import type { z } from "zod";
import type { Clock } from "../../base/clock.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Breaker } from "./breaker.ts";
import type { DailyBudget } from "./daily-budget.ts";
import type { Limiter, Priority } from "./limiter.ts";
import type { HubSpotOptions } from "./options.ts";
import type { Request } from "./send.ts";

/** One call to HubSpot, as the verbs of this folder describe it. */
export type Call<T> = Request & {
  /** What it is counted as. */
  readonly kind: "read" | "write" | "other";
  /** The path with ids replaced by names, for counting; the path itself when absent. */
  readonly route?: string;
  /** The shape of a good answer; an answer of another shape is an unknown outcome. `undefined` for no content. */
  readonly schema: z.ZodType<T>;
  /** True when repeating it does no harm: then it is repeated after an unknown outcome. */
  readonly idempotent: boolean;
  /** Search has a limit of its own (hubspot-facts 3.8). */
  readonly search?: boolean;
  /** Instead of the client's own. */
  readonly priority?: Priority;
};

/** The calls of one portal at one priority. */
export type HubSpotClient = {
  readonly portalId: PortalId;
  /** The bounds that the verbs keep to. */
  readonly options: HubSpotOptions;
  /**
   * Waits for its turn within the portal's limits, sends, repeats what may be repeated (reliability.md 2.3)
   * and resolves with the parsed answer. Throws HubSpotError.
   */
  call<T>(call: Call<T>): Promise<T>;
};

/** One request that really went out, for counting. */
export type Observed = {
  /** Null for the token endpoint, which is called before the account is known. */
  readonly portalId: PortalId | null;
  readonly kind: Call<unknown>["kind"];
  readonly method: Request["method"];
  readonly route: string;
  readonly search: boolean;
  readonly priority: Priority;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** How long it waited for the account's limits before it was sent, in milliseconds. */
  readonly waitedMs: number;
  /** Calls that the account has left in its window, as the answer says; null when it does not. */
  readonly remaining: number | null;
};

export type HubSpotDeps = {
  /** https://api.hubapi.com, or the simulator's base. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly options: HubSpotOptions;
  /** A token that is good now. Throws HubSpotError `disconnected` when the app is not installed. */
  readonly accessToken: (portalId: PortalId) => Promise<string>;
  /** HubSpot answered 401 to that token: make accessToken give another one. */
  readonly onUnauthorized?: (portalId: PortalId, refused: string) => Promise<void>;
  readonly observe?: (call: Observed) => void;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
};

/** All calls to HubSpot of this process. */
export type HubSpot = {
  /** The calls of one portal; clients of one portal share its limits. Priority: background by default. */
  portal(portalId: PortalId, priority?: Priority): HubSpotClient;
  /** Drops what is remembered of a portal, its limits included. */
  forget(portalId: PortalId): void;
  /** Ends every wait: calls that have not been sent reject as `unavailable`; those on their way are let finish. */
  close(): void;
};

/** What a portal's calls share. */
export type PortalState = {
  readonly portalId: PortalId;
  readonly calls: Limiter;
  readonly searches: Limiter;
  readonly breaker: Breaker;
  readonly budget: DailyBudget;
};
