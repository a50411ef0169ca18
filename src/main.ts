import { randomUUID } from "node:crypto";
import { readEnv } from "../config/env.ts";
import { schedule } from "../config/schedule.ts";
import { webhookRouter } from "../webhooks/router.ts";
import { startCompletions } from "./crm/actions/complete-blocked.ts";
import { cardsRouter } from "./crm/router.ts";
import { startBackground } from "./console/shell/background.ts";
import { createApiUse } from "./hubspot/api-use.ts";
import { consoleRouters } from "./console/router.ts";
import { installedEntry } from "./console/shell/session/enter.ts";
import { RipenError } from "./base/errors.ts";
import { createHubSpot } from "./hubspot/transport/create-hubspot.ts";
import { installDeadlines } from "./hubspot/transport/deadlines.ts";
import { createOauthApi } from "./hubspot/calls/oauth-api.ts";
import { hubspotOptions } from "./hubspot/transport/options.ts";
import { startInbox } from "./inbox/inbox.ts";
import { preparePortal } from "./lane/prepare-portal.ts";
import { startScheduler } from "./jobs/scheduler.ts";
import { startModels } from "./jobs/start-models.ts";
import { upkeepJobs } from "./jobs/upkeep.ts";
import { createLog, type Logger } from "./base/log.ts";
import { measuredLedger } from "./metrics/measured-ledger.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { timeWebhooks } from "./metrics/time-webhooks.ts";
import { redirectUri } from "./oauth/authorize-url.ts";
import { installStatic } from "./oauth/install-static.ts";
import { leavePortal } from "./lane/leave-portal.ts";
import { createOauthRouter } from "./oauth/router.ts";
import { createSealing } from "./oauth/sealing.ts";
import { staticToken } from "./oauth/static-token.ts";
import { refreshAlone } from "./oauth/refresh-alone.ts";
import { createTokens } from "./oauth/tokens.ts";
import { isPrepared } from "./account/state.ts";
import { portalOpener } from "./lane/open-portal.ts";
import { limitUnsigned } from "./operations/limit-unsigned.ts";
import { shutDownOnSignals } from "./operations/shut-down-on-signals.ts";
import { startOperations } from "./operations/start-operations.ts";
import { createApp, listen } from "./server.ts";
import { openStores } from "./store/open-stores.ts";
import type { PortalId } from "./store/engine/portal-id.ts";
import { requestStore } from "./store/inbox/store-request.ts";

/** Starts Ripen from the environment and resolves with the function that shuts it down, and its log. */
async function start(): Promise<{ readonly stop: () => Promise<void>; readonly log: Logger }> {
  const env = readEnv(process.env);
  const { hubspot: app, publicUrl } = env;
  const log = createLog(env.logLevel);
  const owner = randomUUID();
  const startWith = await startModels(env.modelFile);
  const stores = await openStores(env, (error) => log.warn({ err: error }, "a connection broke"));
  const { portals, clock } = stores;
  const metrics = createMetrics();
  const ledger = measuredLedger(stores.ledger, metrics.committed);
  const pipeline = { ledger, clock, log };
  const ending = new AbortController();
  const restoreFetch = installDeadlines(hubspotOptions, clock);
  const sealing = createSealing(env.masterKeys);
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
      metrics.hubspot(call);
    },
  });

  /** Of an account that is gone or purged nothing stays in memory, its access token above all. */
  const forget = (portalId: PortalId): void => {
    tokens.forget(portalId);
    hubspot.forget(portalId);
  };

  const openWork = portalOpener(hubspot, {
    mayUseWorkflowApi: app.mayUseWorkflowApi,
    pollEveryMs: env.pollEveryMs,
  });
  const inbox = startInbox({
    ledger,
    portals,
    pipeline,
    clock,
    log,
    owner,
    count: metrics.lane,
    appId: app.appId,
    times: { leaseMs: env.leaseMs, renewMs: env.leaseMs / 3, idleMs: 1_000 },
    open: async (portalId, lease) => {
      const portal = await portals.get(portalId);
      if (portal?.status !== "connected") {
        forget(portalId);
        return null;
      }
      if (portal.leaving !== undefined) {
        await leavePortal({ portals, clock, log }, hubspot.portal(portalId), portal);
        return null;
      }
      const prepared = isPrepared(portal)
        ? portal
        : await preparePortal(
            { ledger, portals, clock, log, startWith },
            hubspot.portal(portalId),
            portal,
            lease,
          );
      return prepared && openWork(prepared, lease);
    },
    // The next owner counts from HubSpot's answers, and so does this one when it comes back.
    onLeft: (portalId) => hubspot.forget(portalId),
    onDisconnected: forget,
  });
  const scheduler = startScheduler(
    { ledger, clock, log, owner },
    schedule,
    upkeepJobs({ ledger, portals, clock, log }, env, inbox.wakePortal),
  );

  const background = startBackground();
  const completions = startCompletions({ ledger, clock, log, hubspot, owner });

  const operations = await startOperations(
    {
      ledger,
      portals,
      clock,
      log,
      sealing,
      metrics,
      wakePortal: inbox.wakePortal,
      lastLookAt: inbox.lastLookAt,
    },
    env,
  );
  const storeRequest = requestStore(ledger.forDoor());
  const server = await listen(
    createApp({
      webhooks: webhookRouter({
        publicUrl,
        secrets: app.clientSecrets,
        clock,
        log,
        count: metrics.door,
        storeRequest: async (request) => {
          await storeRequest(request);
          inbox.wake(request.body.length);
        },
      }),
      oauth: createOauthRouter({
        api,
        apiUrl: app.apiUrl,
        hubspot,
        portals,
        sealing,
        tokens,
        clock,
        log,
        publicUrl,
        clientId: app.clientId,
        clientSecret: app.clientSecrets[0] ?? "",
        afterInstallUrl: (portalId) => installedEntry({ ledger, portals, clock }, portalId),
        onInstalled: async (portalId) => inbox.wakePortal(portalId),
      }),
      cards: cardsRouter({
        ledger,
        portals,
        hubspot,
        clock,
        log,
        publicUrl,
        secrets: app.clientSecrets,
        wakePortal: inbox.wakePortal,
      }),
      console: consoleRouters({
        ledger,
        portals,
        hubspot,
        clock,
        log,
        publicUrl,
        stores: env,
        wakePortal: inbox.wakePortal,
        isSimulated: app.isSimulated,
        mayUseWorkflowApi: app.mayUseWorkflowApi,
        apiUse,
        background,
        keepDays: env.purgeAfterDays,
      }),
      first: [limitUnsigned(clock), timeWebhooks(metrics, clock)],
      probes: operations.probes,
      log,
    }),
    env.port,
  );
  log.info({ port: server.port, publicUrl, simulated: app.isSimulated }, "Ripen is listening");

  if (app.accessToken !== null) {
    inbox.wakePortal(await installStatic({ portals, sealing, clock, hubspot }, "en"));
  }

  const stop = async (): Promise<void> => {
    log.info("Ripen is shutting down");
    ending.abort();
    operations.drain();
    await server.close();
    await operations.stop();
    await scheduler.stop();
    await completions.stop();
    hubspot.close();
    await background.stop();
    await inbox.stop();
    await stores.close();
    await restoreFetch();
  };
  return { stop, log };
}

try {
  const { stop, log } = await start();
  shutDownOnSignals(stop, log);
} catch (error) {
  process.stderr.write(
    error instanceof RipenError
      ? `${error.message}\n`
      : `Ripen could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
