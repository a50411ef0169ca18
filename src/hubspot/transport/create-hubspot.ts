import { createBreaker } from "./breaker.ts";
import { callUntilSettled } from "./call-until-settled.ts";
import type { HubSpot, HubSpotDeps, PortalState } from "./client.ts";
import { createDailyBudget } from "./daily-budget.ts";
import { createCallLimiter, createSearchLimiter } from "./limiter.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";

/** Builds the one door to HubSpot. */
export function createHubSpot(deps: HubSpotDeps): HubSpot {
  const portals = new Map<PortalId, PortalState>();
  const closing = new AbortController();

  const stateOf = (portalId: PortalId): PortalState => {
    const known = portals.get(portalId);
    if (known !== undefined) return known;
    const state: PortalState = {
      portalId,
      calls: createCallLimiter(deps.options, deps.clock),
      searches: createSearchLimiter(deps.options, deps.clock),
      breaker: createBreaker(deps.options, deps.random ?? Math.random),
      budget: createDailyBudget(deps.options.dailyShare),
    };
    portals.set(portalId, state);
    return state;
  };

  return {
    portal: (portalId, priority = "background") => ({
      portalId,
      options: deps.options,
      call: (call) =>
        callUntilSettled(call, call.priority ?? priority, stateOf(portalId), deps, closing.signal),
    }),
    forget: (portalId) => void portals.delete(portalId),
    close: () => closing.abort(new Error("Ripen is shutting down")),
  };
}
