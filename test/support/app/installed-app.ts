import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { systemClock } from "../../../src/base/clock.ts";
import { createHubSpot } from "../../../src/hubspot/transport/create-hubspot.ts";
import type { HubSpotClient } from "../../../src/hubspot/transport/client.ts";
import { installDeadlines } from "../../../src/hubspot/transport/deadlines.ts";
import { createOauthApi } from "../../../src/hubspot/calls/oauth-api.ts";
import { hubspotOptions, scaleWaits } from "../../../src/hubspot/transport/options.ts";
import { redirectUri } from "../../../src/oauth/authorize-url.ts";
import { createOauthRouter } from "../../../src/oauth/router.ts";
import { createSealing } from "../../../src/oauth/sealing.ts";
import { createTokens, type Tokens } from "../../../src/oauth/tokens.ts";
import { portalId, type PortalId } from "../../../src/store/engine/portal-id.ts";
import type { Portals } from "../../../src/store/portals/portals.ts";
import { memoryPortals } from "../portals/memory-portals.ts";
import type { PortalControl } from "../../simulator/control.ts";
import { demoApp } from "../../simulator/demo-app.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { silent } from "../silent-log.ts";

/** A HubSpot whose windows and waits are shrunk a hundredfold and more. */
const options = scaleWaits(
  {
    ...hubspotOptions,
    // Nothing here answers late: who waits this long waits for a busy machine.
    headersMs: 30_000,
    totalMs: 60_000,
    attempts: { background: 30, person: 30 },
    limitWaits: 30,
    breakerAfter: 1_000,
    rate: { calls: 110, windowMs: 100 },
    search: { calls: 4, background: 2, windowMs: 1_000 },
    windowGuardMs: 2,
  },
  0.001,
);
/** The app, installed over HTTP by its own link into a fresh portal of a local HubSpot. */
export type InstalledApp = {
  readonly simulator: Simulator;
  readonly control: PortalControl;
  readonly id: PortalId;
  readonly client: HubSpotClient;
  readonly tokens: Tokens;
  readonly portals: Portals;
  close(): Promise<void>;
};

/** Starts a simulator of so many contacts and our install pages, and installs. Throws when that does not end on our page. */
export async function installApp(
  size: { readonly contacts: number; readonly seed?: number } = { contacts: 250 },
): Promise<InstalledApp> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = { ...demoApp(publicUrl), webhookUrl: "", subscriptions: [] };
  const simulator = await startSimulator({ ...size, app, rateLimit: options.rate });
  const restoreFetch = installDeadlines(options, systemClock);
  const [control] = simulator.portals;
  if (control === undefined) throw new Error("The simulator has no portal");

  const { url: apiUrl } = simulator;
  const { clientId, clientSecret } = app;
  const portals = memoryPortals();
  const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });
  const deps = { apiUrl, clock: systemClock, options, log: silent, clientId, clientSecret };
  const api = createOauthApi({ ...deps, redirectUri: redirectUri(publicUrl) });
  const tokens = createTokens({ ...deps, portals, sealing, api });
  const hubspot = createHubSpot({
    ...deps,
    accessToken: tokens.accessToken,
    onUnauthorized: tokens.renew,
  });
  const router = createOauthRouter({
    ...deps,
    authorizeBase: apiUrl,
    api,
    hubspot,
    portals,
    sealing,
    tokens,
    publicUrl,
    afterInstallUrl: () => "/done",
    onInstalled: () => Promise.resolve(),
  });
  server.on("request", express().use(router));
  await install(`${publicUrl}/oauth/install`, control);
  const id = portalId(control.id);
  return {
    simulator,
    control,
    id,
    client: hubspot.portal(id),
    tokens,
    portals,
    async close() {
      hubspot.close();
      await simulator.close();
      server.closeAllConnections();
      server.close();
      await restoreFetch();
    },
  };
}

/** A GET that shows redirects; fetch does not, with our deadlines on. */
async function look(url: string, cookie = ""): Promise<IncomingMessage> {
  const [response] = (await once(request(url, { headers: { cookie } }).end(), "response")) as [
    IncomingMessage,
  ];
  response.resume();
  return response;
}

/** Installs as a person does: opens our link at `url`, approves, and comes back. Throws when that does not end at `/done`. */
export async function install(url: string, control: PortalControl): Promise<void> {
  const start = await look(url);
  const cookie = start.headers["set-cookie"]?.[0]?.split(";")[0];
  const back = control.approveInstall(start.headers.location ?? "");
  const end = (await look(back, cookie)).headers.location;
  if (end !== "/done") throw new Error(`The install ended at ${end}`);
}
