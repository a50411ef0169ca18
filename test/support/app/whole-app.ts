import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Clock } from "../../../src/base/clock.ts";
import { createHubSpot } from "../../../src/hubspot/transport/create-hubspot.ts";
import { installDeadlines } from "../../../src/hubspot/transport/deadlines.ts";
import { createOauthApi } from "../../../src/hubspot/calls/oauth-api.ts";
import { hubspotOptions, type HubSpotOptions } from "../../../src/hubspot/transport/options.ts";
import { startInbox } from "../../../src/inbox/inbox.ts";
import { preparePortal } from "../../../src/lane/prepare-portal.ts";
import { startModels } from "../../../src/jobs/start-models.ts";
import type { Logger } from "../../../src/base/log.ts";
import { redirectUri } from "../../../src/oauth/authorize-url.ts";
import { createOauthRouter } from "../../../src/oauth/router.ts";
import { createSealing } from "../../../src/oauth/sealing.ts";
import { createTokens } from "../../../src/oauth/tokens.ts";
import { isPrepared } from "../../../src/account/state.ts";
import { portalOpener } from "../../../src/lane/open-portal.ts";
import type { Ledger } from "../../../src/store/engine/ledger.ts";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { portalId, type PortalId } from "../../../src/store/engine/portal-id.ts";
import type { Portals } from "../../../src/store/portals/portals.ts";
import { requestStore } from "../../../src/store/inbox/store-request.ts";
import { webhookRouter } from "../../../webhooks/router.ts";
import { demoApp } from "../../demo/demo-app.ts";
import { isQuiet, readProgress } from "../../demo/ledger-view.ts";
import { buildWorkflows } from "../../demo/workflows.ts";
import { install } from "./installed-app.ts";
import { silent } from "../silent-log.ts";
import { memoryPortals } from "../portals/memory-portals.ts";
import type { PortalControl } from "../../simulator/control.ts";
import type { SimulatorOptions } from "../../simulator/options.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The app's own parts on a ledger on disk, installed into a simulated HubSpot over HTTP, all in this process. */
export type WholeApp = {
  readonly simulator: Simulator;
  readonly portal: PortalControl;
  readonly portalId: PortalId;
  readonly ledger: Ledger;
  readonly portals: Portals;
  /** By the app's clock, epoch milliseconds. */
  now(): number;
  /** There is new work, or a new model: look now. */
  wake(): void;
  /**
   * Resolves when every webhook is delivered and all work is done; `tell` hears now and then what still waits. Throws
   * when nothing moves for `stuckMs` of real time.
   */
  settle(stuckMs?: number, tell?: (line: string) => void): Promise<void>;
  close(): Promise<void>;
};

export type WholeAppOptions = {
  readonly clock: Clock;
  readonly simulator: Partial<SimulatorOptions>;
  readonly hubspot?: Partial<HubSpotOptions>;
  /** How long an idle lane and the splitter wait before they look unasked, milliseconds of the clock. */
  readonly idleMs: number;
  /** Milliseconds of the clock; long where time runs fast, because nobody competes here. */
  readonly leaseMs?: number;
  readonly log?: Logger;
  /** What happened in the account before Ripen came. */
  readonly beforeInstall?: (portal: PortalControl) => void;
};

/** Starts both and installs the app by its own link. The first run begins by itself. */
export async function openWholeApp(given: WholeAppOptions): Promise<WholeApp> {
  const { clock, leaseMs = 30_000, log = silent } = given;
  const options = { ...hubspotOptions, ...given.hubspot };
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = demoApp(publicUrl);
  const { clientId, clientSecret, appId } = app;
  const simulator = await startSimulator({ ...given.simulator, app, now: () => clock.now() });
  const [portal] = simulator.portals;
  if (portal === undefined) throw new Error("The simulator has no portal");
  buildWorkflows(portal);
  given.beforeInstall?.(portal);
  const id = portalId(portal.id);

  const folder = temporaryFolder();
  const ledger = await openSqliteLedger(folder.path);
  const portals = memoryPortals();
  const restoreFetch = installDeadlines(options, clock);
  const { url: apiUrl } = simulator;
  const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });
  const deps = { apiUrl, clock, options, log, clientId, clientSecret };
  const api = createOauthApi({ ...deps, redirectUri: redirectUri(publicUrl) });
  const tokens = createTokens({ ...deps, portals, sealing, api });
  const hubspot = createHubSpot({
    ...deps,
    accessToken: tokens.accessToken,
    onUnauthorized: tokens.renew,
  });
  const startWith = await startModels(null);
  const openWork = portalOpener(hubspot);
  const inbox = startInbox({
    ledger,
    portals,
    clock,
    log,
    owner: "one",
    appId,
    times: { leaseMs, renewMs: leaseMs / 3, idleMs: given.idleMs },
    open: async (which, lease) => {
      const standing = await portals.get(which);
      if (standing?.status !== "connected") return null;
      const preparation = { ledger, portals, clock, log, startWith };
      const prepared = isPrepared(standing)
        ? standing
        : await preparePortal(preparation, hubspot.portal(which), standing, lease);
      return prepared && openWork(prepared, lease);
    },
    onDisconnected: () => undefined,
  });
  const store = requestStore(ledger.forDoor());
  const pages = createOauthRouter({
    ...deps,
    authorizeBase: apiUrl,
    api,
    hubspot,
    portals,
    sealing,
    tokens,
    publicUrl,
    afterInstallUrl: () => "/done",
    onInstalled: async (which) => inbox.wakePortal(which),
  });
  const door = webhookRouter({
    publicUrl,
    secrets: [clientSecret],
    clock,
    log,
    storeRequest: async (request) => {
      await store(request);
      inbox.wake(request.body.length);
    },
  });
  server.on("request", express().use(door).use(pages));
  const close = async (): Promise<void> => {
    hubspot.close();
    await inbox.stop();
    await ledger.close();
    await simulator.close();
    server.closeAllConnections();
    server.close();
    await restoreFetch();
    folder.remove();
  };
  try {
    await install(`${publicUrl}/oauth/install`, portal);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    simulator,
    portal,
    portalId: id,
    ledger,
    portals,
    now: () => clock.now(),
    wake: () => inbox.wakePortal(id),
    settle: async (stuckMs = 120_000, tell = () => undefined) => {
      let last = "";
      let changedAt = Date.now();
      let toldAt = changedAt;
      for (;;) {
        await simulator.idle();
        const began = performance.now();
        const progress = await readProgress(ledger, id);
        // The look itself counts all contacts: it may take a tenth of the thread that the app works on, no more.
        const restMs = Math.max(10, 9 * (performance.now() - began));
        if (isQuiet(progress)) return;
        const now = JSON.stringify([progress, simulator.calls().length]);
        if (now !== last) changedAt = Date.now();
        last = now;
        if (Date.now() - changedAt > stuckMs) throw new Error(`Nothing moves any more: ${now}`);
        if (Date.now() - toldAt > tellEveryMs) {
          toldAt = Date.now();
          tell(`${progress.scored} are scored; ${JSON.stringify(progress.waiting)} wait.`);
        }
        await new Promise((resolve) => setTimeout(resolve, restMs));
      }
    },
    close,
  };
}

const tellEveryMs = 15_000;
