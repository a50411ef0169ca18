import { randomUUID } from "node:crypto";
import { readEnv } from "../config/env.ts";
import { schedule } from "../config/schedule.ts";
import type { AccountDeps } from "./account/caller.ts";
import { RipenError } from "./base/errors.ts";
import { createLog, type Logger } from "./base/log.ts";
import { connectHubSpot } from "./composition/connection.ts";
import { doorsOf } from "./composition/doors.ts";
import { startLanes } from "./composition/lanes.ts";
import { startBackground } from "./console/shell/background.ts";
import { startCompletions } from "./crm/actions/complete-blocked.ts";
import { startScheduler } from "./jobs/scheduler.ts";
import { startModels } from "./jobs/start-models.ts";
import { upkeepJobs } from "./jobs/upkeep.ts";
import { measuredLedger } from "./metrics/measured-ledger.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { eraseGoneAtStart } from "./erasure/erase-gone.ts";
import { installStatic } from "./oauth/install-static.ts";
import { shutDownOnSignals } from "./operations/shut-down-on-signals.ts";
import { startOperations } from "./operations/start-operations.ts";
import { createApp, listen } from "./server.ts";
import type { Instance } from "./store/instance.ts";
import { openStores } from "./store/open-stores.ts";

/** Starts Ripen from the environment and resolves with the function that shuts it down, and its log. */
async function start(): Promise<{ readonly stop: () => Promise<void>; readonly log: Logger }> {
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  const owner = randomUUID();
  const startWith = await startModels(env.modelFile);
  const metrics = createMetrics();
  const stores = await openStores(env, (error) => log.warn({ err: error }, "a connection broke"));
  const { portals, clock } = stores;
  const ledger = measuredLedger(stores.ledger, metrics.committed);
  const instance: Instance = { ledger, portals, clock, log };

  const connection = connectHubSpot(env, instance, owner, metrics.hubspot);
  const { hubspot, sealing } = connection;
  const lanes = { owner, count: metrics.lane, startWith };
  await eraseGoneAtStart(instance, hubspot);
  const inbox = startLanes(env, instance, connection, lanes);
  const { wakePortal, lastLookAt } = inbox;
  const account: AccountDeps = { ...instance, hubspot, wakePortal };

  const jobs = upkeepJobs(instance, env, wakePortal);
  const scheduler = startScheduler({ ...instance, owner }, schedule, jobs);
  const background = startBackground();
  const completions = startCompletions({ ...instance, hubspot, owner });
  const operations = await startOperations(
    { ...account, sealing, metrics, lastLookAt, erasedFile: env.erasedFile },
    env,
  );
  const doors = doorsOf(env, account, { connection, inbox, metrics, background, operations });
  const server = await listen(createApp(doors), env.port);
  const { port } = server;
  const { publicUrl, hubspot: app } = env;
  log.info({ port, publicUrl, simulated: app.isSimulated }, "Ripen is listening");
  if (app.accessToken !== null) {
    wakePortal(await installStatic({ ...instance, sealing, hubspot }, "en"));
  }

  const stop = async (): Promise<void> => {
    log.info("Ripen is shutting down");
    connection.endWaits();
    operations.drain();
    await server.close();
    await operations.stop();
    await scheduler.stop();
    await completions.stop();
    hubspot.close();
    await background.stop();
    await inbox.stop();
    await stores.close();
    await connection.restoreFetch();
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
