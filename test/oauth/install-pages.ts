import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import nock from "nock";
import { createOauthApi } from "../../src/hubspot/calls/oauth-api.ts";
import { hubspotOptions } from "../../src/hubspot/transport/options.ts";
import { redirectUri } from "../../src/oauth/authorize-url.ts";
import { createOauthRouter } from "../../src/oauth/router.ts";
import { requiredScopes } from "../../src/oauth/scopes.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { createTokens } from "../../src/oauth/tokens.ts";
import { portalId } from "../../src/store/engine/portal-id.ts";
import type { Portals } from "../../src/store/portals/portals.ts";
import { apiUrl, hubspotOverNock, leapingClock } from "../support/hubspot/hubspot-over-nock.ts";
import { silent } from "../support/silent-log.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";

const publicUrl = "https://ripen.example";
const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });

/** The account that installs, the path of the token endpoint, and where a Marketplace install goes back to. */
export const id = portalId(4242);
export const token = "/oauth/2026-09/token";
export const returnUrl = "https://app-eu1.hubspot.com/marketplace/4242/done?x=1";

/** Our install pages on a real server, with HubSpot played by nock. */
export type InstallPages = {
  /** What happened, in order. */
  readonly events: string[];
  readonly clock: ReturnType<typeof leapingClock>;
  readonly portals: Portals;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Opens an install address and reads where it leads. */
  begin(path?: string): Promise<{
    readonly location: URL;
    readonly setCookie: string;
    readonly cookie: string;
    readonly state: string;
  }>;
  close(): void;
};

export async function openInstallPages(): Promise<InstallPages> {
  nock.enableNetConnect("127.0.0.1");
  const events: string[] = [];
  const clock = leapingClock();
  const portals = memoryPortals(events);
  const app = {
    apiUrl,
    publicUrl,
    clientId: "app-1",
    clientSecret: "secret-1",
    clock,
    log: silent,
  };
  const api = createOauthApi({
    ...app,
    redirectUri: redirectUri(publicUrl),
    options: hubspotOptions,
  });
  const tokens = createTokens({ ...app, portals, sealing, api });
  const hubspot = hubspotOverNock({ accessToken: tokens.accessToken, clock });
  const router = createOauthRouter({
    ...app,
    authorizeBase: "https://app.hubspot.com",
    api,
    hubspot,
    portals,
    sealing,
    tokens,
    afterInstallUrl: (portal) => `/console?portal=${portal}`,
    onInstalled: (portal) => {
      events.push(`installed ${portal}`);
      return Promise.resolve();
    },
  });
  const server = createServer(express().use(router)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get: InstallPages["get"] = (path, headers = {}) =>
    fetch(base + path, { redirect: "manual", headers: { connection: "close", ...headers } });
  return {
    events,
    clock,
    portals,
    get,
    begin: async (path = "/oauth/install") => {
      const { headers } = await get(path);
      const location = new URL(headers.get("location") ?? "");
      const setCookie = headers.get("set-cookie") ?? "";
      const cookie = setCookie.split(";")[0] ?? "";
      return { location, setCookie, cookie, state: location.searchParams.get("state") ?? "" };
    },
    close: () => void server.close(),
  };
}

/** The token endpoint gives tokens for the next code. */
export function grants(overrides: Record<string, unknown> = {}): void {
  nock(apiUrl)
    .post(token)
    .reply(200, {
      access_token: "access-1",
      refresh_token: "refresh-1",
      expires_in: 1_800,
      token_type: "bearer",
      hub_id: id,
      scopes: requiredScopes,
      ...overrides,
    });
}

/** HubSpot answers what is asked about the account after an install. */
export function tellsAccount(events: string[] = []): void {
  nock(apiUrl, { reqheaders: { authorization: "Bearer access-1" } })
    .get("/account-info/2026-09/details")
    .reply(() => {
      events.push("access token used");
      return [200, { portalId: id, timeZone: "Europe/Madrid", uiDomain: "app-eu1.hubspot.com" }];
    });
  nock(apiUrl)
    .post(`${token}/introspect`)
    .reply(200, { active: true, hub_id: id, user: "ana@example.com", scopes: [] });
}
