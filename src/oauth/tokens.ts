import type { Logger } from "pino";
import type { Clock } from "../base/clock.ts";
import { hasOutcome, HubSpotError } from "../hubspot/transport/errors.ts";
import type { GrantedTokens, OauthApi } from "../hubspot/calls/oauth-api.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portal, Portals, Sealed } from "../store/portals/portals.ts";
import type { RefreshAlone } from "./refresh-alone.ts";
import { isSameSeal, type Sealing } from "./sealing.ts";

/** The access tokens of all portals. */
export type Tokens = {
  /** A token that is good now. Throws HubSpotError: `disconnected` when the app is not installed, or what the refresh met. */
  readonly accessToken: (portalId: PortalId) => Promise<string>;
  /** HubSpot answered 401 to `refused`: the next accessToken gives another one. Throws as accessToken does. */
  readonly renew: (portalId: PortalId, refused: string) => Promise<void>;
  /** Takes over the access token of an install whose refresh token is stored. */
  remember(portalId: PortalId, granted: GrantedTokens): void;
  /** Drops what is in memory, after an uninstall. */
  forget(portalId: PortalId): void;
};

export type TokensDeps = {
  readonly portals: Portals;
  readonly sealing: Sealing;
  readonly api: Pick<OauthApi, "refresh">;
  readonly clock: Clock;
  readonly log: Logger;
  /** Keeps other instances from renewing the same portal's tokens meanwhile; left out where there are none. */
  readonly alone?: RefreshAlone;
  /** Called once when HubSpot says that the app is gone from an account. */
  readonly onDisconnected?: (portalId: PortalId) => void;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
};

/** The field under which the refresh token is sealed. */
export const refreshTokenField = "refreshToken";

/** The part of a token's life after which it is renewed; jitter brings it forward by up to a tenth of the life (reliability.md 2.4). */
const renewAfter = 0.8;
const jitter = 0.1;
/** After a failed renewal, the part of what is left of the old token's life that passes before the next try. */
const retryAfter = 0.2;

/** Refreshes a second of all portals together: the token endpoint has a limit of its own (reliability.md 2.1). */
const refreshesPerSecond = 10;

type Held = {
  readonly accessToken: string;
  readonly renewAt: number;
  readonly expiresAt: number;
};

/** Access tokens live in memory only; the refresh token is stored before the access token that came with it is used. */
export function createTokens(deps: TokensDeps): Tokens {
  const { portals, sealing, api, clock, log } = deps;
  const random = deps.random ?? Math.random;
  const alone: RefreshAlone = deps.alone ?? ((_portalId, work) => work());
  const held = new Map<PortalId, Held>();
  const flights = new Map<PortalId, Promise<Held>>();
  const pace = createPacer(clock, refreshesPerSecond, 1_000);

  const keep = (portalId: PortalId, { accessToken, lifeMs }: GrantedTokens): Held => {
    const now = clock.now();
    const token = {
      accessToken,
      renewAt: now + lifeMs * (renewAfter - jitter * random()),
      expiresAt: now + lifeMs,
    };
    held.set(portalId, token);
    return token;
  };

  const refresh = async (portalId: PortalId): Promise<Held> => {
    const portal = await portals.get(portalId);
    if (portal === null || portal.status === "disconnected") {
      throw new HubSpotError({ kind: "disconnected" });
    }
    const { dataKey, refreshToken: stored } = portal;
    // Installed with a static token, which is configured no more.
    if (stored === null) {
      await disconnect(portalId, null);
      throw new HubSpotError({ kind: "disconnected" });
    }
    const refreshToken = await sealing.open(portalId, dataKey, refreshTokenField, stored);
    await pace();
    try {
      const granted = await api.refresh(refreshToken);
      const isChanged =
        granted.refreshToken !== refreshToken ||
        (granted.scopes !== null && granted.scopes.join(" ") !== portal.scopes.join(" "));
      if (isChanged) await store(portal, stored, granted);
      return keep(portalId, granted);
    } catch (error) {
      if (hasOutcome(error, "disconnected")) await disconnect(portalId, stored);
      throw error;
    }
  };

  const store = async (portal: Portal, old: Sealed, granted: GrantedTokens): Promise<void> => {
    const { portalId, dataKey } = portal;
    const token = granted.refreshToken;
    const refreshToken = await sealing.seal(portalId, dataKey, refreshTokenField, token);
    const after = await portals.change(portalId, (before) => {
      // A new install in the meantime brought a newer token than ours, and a data key of its own.
      if (!isSameSeal(before.refreshToken, old)) return before;
      return { ...before, refreshToken, scopes: granted.scopes ?? before.scopes };
    });
    if (after === null) throw new HubSpotError({ kind: "disconnected" });
  };

  /** Only for the token that was refused: a new install in the meantime brought another one. */
  const disconnect = async (portalId: PortalId, refused: Sealed | null): Promise<void> => {
    held.delete(portalId);
    let isGone = false;
    await portals.change(portalId, (before) => {
      isGone = before.status === "connected" && isSameSeal(before.refreshToken, refused);
      if (!isGone) return before;
      return {
        ...before,
        status: "disconnected",
        disconnectedAt: clock.now(),
        refreshToken: null,
      };
    });
    if (!isGone) return;
    log.warn({ portal: portalId }, "the app was uninstalled: no more calls to this account");
    deps.onDisconnected?.(portalId);
  };

  const oneFlight = (portalId: PortalId): Promise<Held> => {
    const flying = flights.get(portalId);
    if (flying !== undefined) return flying;
    const flight = alone(portalId, () => refresh(portalId)).finally(() => flights.delete(portalId));
    flights.set(portalId, flight);
    return flight;
  };

  return {
    async accessToken(portalId) {
      const now = clock.now();
      const token = held.get(portalId);
      if (token !== undefined && now < token.renewAt) return token.accessToken;
      try {
        return (await oneFlight(portalId)).accessToken;
      } catch (error) {
        // Until it expires the old token is good, whatever keeps the token endpoint from answering.
        if (token === undefined || clock.now() >= token.expiresAt) throw error;
        if (hasOutcome(error, "disconnected")) throw error;
        log.warn({ portal: portalId, err: error }, "access token could not be renewed yet");
        const renewAt = clock.now() + (token.expiresAt - clock.now()) * retryAfter;
        held.set(portalId, { ...token, renewAt });
        return token.accessToken;
      }
    },
    async renew(portalId, refused) {
      if (held.get(portalId)?.accessToken === refused) held.delete(portalId);
      if (!held.has(portalId)) await oneFlight(portalId);
    },
    remember: (portalId, granted) => void keep(portalId, granted),
    forget: (portalId) => void held.delete(portalId),
  };
}

/** Lets `calls` through in any `windowMs`, in order, by holding each back until its turn. */
function createPacer(clock: Clock, calls: number, windowMs: number): () => Promise<void> {
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
