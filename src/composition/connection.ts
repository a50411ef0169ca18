import type { Env } from "../../config/env.ts";
import { createApiUse, type ApiUse } from "../hubspot/api-use.ts";
import { createOauthApi, type OauthApi } from "../hubspot/calls/oauth-api.ts";
import type { HubSpot, Observed } from "../hubspot/transport/client.ts";
import { createHubSpot } from "../hubspot/transport/create-hubspot.ts";
import { installDeadlines } from "../hubspot/transport/deadlines.ts";
import { hubspotOptions } from "../hubspot/transport/options.ts";
import { redirectUri } from "../oauth/authorize-url.ts";
import { refreshAlone } from "../oauth/refresh-alone.ts";
import { createSealing, type Sealing } from "../oauth/sealing.ts";
import { staticToken } from "../oauth/static-token.ts";
import { createTokens, type Tokens } from "../oauth/tokens.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Instance } from "../store/instance.ts";

/** Everything by which this process speaks to HubSpot. */
export type Connection = {
  readonly hubspot: HubSpot;
  readonly tokens: Tokens;
  readonly api: OauthApi;
  readonly sealing: Sealing;
  readonly apiUse: ApiUse;
  /** Of an account that is gone or purged nothing stays in memory, its access token above all. */
  forget(portalId: PortalId): void;
  /** Waits for no other instance's renewal any more. */
  endWaits(): void;
  /** Gives `fetch` back as it was, once nothing calls HubSpot any more. */
  restoreFetch(): Promise<void>;
};

/** Connects to the HubSpot of the environment; every call has its deadline and is told to `observe`. */
export function connectHubSpot(
  { hubspot: app, publicUrl, masterKeys }: Env,
  { ledger, portals, clock, log }: Instance,
  owner: string,
  observe: (call: Observed) => void,
): Connection {
  const ending = new AbortController();
  const restoreFetch = installDeadlines(hubspotOptions, clock);
  const sealing = createSealing(masterKeys);
  const api = createOauthApi({
    apiUrl: app.apiUrl,
    clientId: app.clientId,
    clientSecret: app.clientSecrets[0] ?? "",
    redirectUri: redirectUri(publicUrl),
    clock,
    options: hubspotOptions,
  });
  const tokens =
    app.accessToken === null
      ? createTokens({
          portals,
          sealing,
          api,
          clock,
          log,
          ...(ledger.hasOwnClock && { alone: refreshAlone(ledger, clock, owner, ending.signal) }),
          onDisconnected: (portalId) => hubspot.forget(portalId),
        })
      : staticToken(app.accessToken);
  const apiUse = createApiUse(clock, hubspotOptions.rate.windowMs);
  const hubspot = createHubSpot({
    apiUrl: app.apiUrl,
    clock,
    log,
    options: hubspotOptions,
    accessToken: tokens.accessToken,
    onUnauthorized: tokens.renew,
    observe: (call) => {
      apiUse.observe(call);
      observe(call);
    },
  });
  return {
    hubspot,
    tokens,
    api,
    sealing,
    apiUse,
    forget: (portalId) => {
      tokens.forget(portalId);
      hubspot.forget(portalId);
    },
    endWaits: () => ending.abort(),
    restoreFetch,
  };
}
