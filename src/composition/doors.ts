import type { Env } from "../../config/env.ts";
import { webhookRouter } from "../../webhooks/router.ts";
import type { AccountDeps } from "../account/caller.ts";
import { consoleRouters } from "../console/router.ts";
import type { Background } from "../console/shell/background.ts";
import { installedEntry } from "../console/shell/session/enter.ts";
import { cardsRouter } from "../crm/router.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { timeWebhooks } from "../metrics/time-webhooks.ts";
import { createOauthRouter } from "../oauth/router.ts";
import { limitUnsigned } from "../operations/limit-unsigned.ts";
import { nameRequests } from "../operations/name-requests.ts";
import type { Operations } from "../operations/start-operations.ts";
import type { ServerParts } from "../server.ts";
import { createSiteRouter } from "../site/router.ts";
import { requestStore } from "../store/inbox/store-request.ts";
import type { Connection } from "./connection.ts";

/** Everything that the server answers, each door with what it needs. */
export function doorsOf(
  env: Env,
  account: AccountDeps,
  parts: {
    readonly connection: Connection;
    readonly inbox: Pick<Inbox, "wake">;
    readonly metrics: Metrics;
    readonly background: Background;
    readonly operations: Pick<Operations, "probes">;
  },
): ServerParts {
  const { hubspot: app, publicUrl } = env;
  const { ledger, clock, log } = account;
  const { connection, inbox, metrics, background, operations } = parts;
  const storeRequest = requestStore(ledger.forDoor());
  return {
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
      ...account,
      ...connection,
      authorizeBase: app.authorizeUrl,
      publicUrl,
      clientId: app.clientId,
      clientSecret: app.clientSecrets[0] ?? "",
      afterInstallUrl: (portalId) => installedEntry(account, portalId),
      onInstalled: async (portalId) => account.wakePortal(portalId),
    }),
    cards: cardsRouter({ ...account, publicUrl, secrets: app.clientSecrets }),
    console: consoleRouters({
      ...account,
      publicUrl,
      stores: env,
      isSimulated: app.isSimulated,
      mayUseWorkflowApi: app.mayUseWorkflowApi,
      apiUse: connection.apiUse,
      background,
      keepDays: env.purgeAfterDays,
    }),
    first: [nameRequests, limitUnsigned(clock, log), timeWebhooks(metrics, clock)],
    trustedProxies: env.trustedProxies,
    site: createSiteRouter(env),
    probes: operations.probes,
    log,
  };
}
