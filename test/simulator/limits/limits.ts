import { randomUUID } from "node:crypto";
import { json, type LimitGroup, type Reply } from "../http/route.ts";
import type { AccessToken } from "../oauth/grants.ts";
import type { Tier } from "../options.ts";
import { createRollingWindow, type RollingWindow } from "./rolling-window.ts";

export type LimitPolicy = "TEN_SECONDLY_ROLLING" | "SECONDLY" | "DAILY";

export type LimitVerdict = {
  readonly refusedBy: LimitPolicy | null;
  /** What a normal answer carries; empty for search, but for its 429 (hubspot-facts 16.2). */
  readonly headers: Readonly<Record<string, string>>;
};

/** Every counter of every portal. */
export type Limits = {
  spend(token: AccessToken, tier: Tier, group: LimitGroup, at: number): LimitVerdict;
};

type Windows = {
  readonly oauth: RollingWindow;
  readonly static: RollingWindow;
  readonly daily: RollingWindow;
  readonly search: RollingWindow;
  readonly associations: RollingWindow;
};

/** Static tokens by tier (hubspot-facts 9): calls in 10 seconds, and in a day. */
const staticLimits: Readonly<Record<Tier, readonly [number, number]>> = {
  free: [100, 250_000],
  starter: [100, 250_000],
  professional: [190, 625_000],
  enterprise: [190, 1_000_000],
};

/** Counters with the app's own limit; search and associations have theirs (hubspot-facts 9). */
export function createLimits(app: { readonly calls: number; readonly windowMs: number }): Limits {
  const portals = new Map<number, Windows>();
  const windowsOf = (portalId: number, tier: Tier): Windows => {
    const known = portals.get(portalId);
    if (known) return known;
    const [rolling, daily] = staticLimits[tier];
    const windows = {
      oauth: createRollingWindow(app.calls, app.windowMs),
      static: createRollingWindow(rolling, app.windowMs),
      daily: createRollingWindow(daily, 86_400_000),
      search: createRollingWindow(5, app.windowMs / 10),
      associations: createRollingWindow(
        tier === "free" || tier === "starter" ? 100 : 150,
        app.windowMs,
      ),
    };
    portals.set(portalId, windows);
    return windows;
  };

  return {
    spend: (token, tier, group, at) => {
      if (group === "exempt") return { refusedBy: null, headers: {} };
      const windows = windowsOf(token.portalId, tier);
      if (group === "search") {
        if (windows.search.take(at)) return { refusedBy: null, headers: {} };
        return { refusedBy: "SECONDLY", headers: ratesOf(windows.search, at) };
      }
      const rolling = windows[token.kind];
      const fits = rolling.take(at) && (group !== "associations" || windows.associations.take(at));
      const daily = token.kind === "static" ? windows.daily : null;
      const withinDay = daily?.take(at) ?? true;
      const headers = {
        ...ratesOf(rolling, at),
        ...(daily && {
          "x-hubspot-ratelimit-daily": String(daily.size),
          "x-hubspot-ratelimit-daily-remaining": String(daily.remaining(at)),
        }),
      };
      return { refusedBy: withinDay ? (fits ? null : "TEN_SECONDLY_ROLLING") : "DAILY", headers };
    },
  };
}

function ratesOf(window: RollingWindow, at: number): Record<string, string> {
  return {
    "x-hubspot-ratelimit-max": String(window.size),
    "x-hubspot-ratelimit-remaining": String(window.remaining(at)),
    "x-hubspot-ratelimit-interval-milliseconds": String(window.windowMs),
  };
}

const messages: Readonly<Record<LimitPolicy, string>> = {
  TEN_SECONDLY_ROLLING: "You have reached your ten_secondly_rolling limit.",
  SECONDLY: "You have reached your secondly limit.",
  DAILY: "You have reached your daily limit.",
};

/** HubSpot's 429 (hubspot-facts 9); search has a shape of its own (16.2). */
export function tooManyRequests(
  policyName: LimitPolicy,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const said = { status: "error", message: messages[policyName], correlationId: randomUUID() };
  const body =
    policyName === "SECONDLY"
      ? { ...said, category: "RATE_LIMITS" }
      : { ...said, errorType: "RATE_LIMIT", policyName, requestId: randomUUID() };
  return { ...json(429, body), headers };
}
