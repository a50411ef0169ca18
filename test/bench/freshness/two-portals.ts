import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { startApp } from "../../demo/app-process.ts";
import { freePort } from "../../support/free-port.ts";
import { connect } from "../../demo/connect.ts";
import { demoApp } from "../../demo/demo-app.ts";
import { isQuiet, readProgress } from "../../demo/ledger-view.ts";
import { startSlowProxy } from "../../demo/slow-proxy.ts";
import type { PortalControl } from "../../simulator/control.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";

/** Two accounts of one app, which runs in a process of its own: one that is watched, and one that is read whole. */
export type TwoPortals = {
  readonly simulator: Simulator;
  readonly watched: PortalControl;
  /** Installs the app in the other account, whose backfill then begins. */
  beginBackfill(): Promise<void>;
  /** True while the other account's backfill runs. */
  isFilling(): Promise<boolean>;
  close(): Promise<void>;
};

/** Opens both and waits until the watched account's first run is over. Each call takes `fromMs` to `toMs`. */
export async function openTwoPortals(
  people: { readonly watched: number; readonly other: number },
  slow: { readonly fromMs: number; readonly toMs: number },
): Promise<TwoPortals> {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-freshness-"));
  const dataDir = path.join(folder, "app");
  await mkdir(dataDir);
  const port = await freePort();
  const simulator = await startSimulator({
    seed: 3,
    portals: [{ contacts: people.watched }, { contacts: people.other }],
    app: demoApp(`http://localhost:${port}`),
  });
  const proxy = await startSlowProxy(simulator.url, slow.fromMs, slow.toMs);
  const app = await startApp({
    port,
    simulatorUrl: proxy.url,
    dataDir,
    logFile: path.join(folder, "app.log"),
    modelFile: null,
  });
  const ledger = readSqliteLedger(dataDir);
  const [watched, other] = simulator.portals;
  if (watched === undefined || other === undefined) throw new Error("two portals were asked for");
  const progressOf = (portal: PortalControl): ReturnType<typeof readProgress> =>
    readProgress(ledger, portalId(portal.id));

  await connect(app.url, watched.id);
  while (!isQuiet(await progressOf(watched))) await sleep(200);
  await simulator.idle();
  return {
    simulator,
    watched,
    beginBackfill: async () => {
      await connect(app.url, other.id);
      while ((await progressOf(other)).scored === 0) await sleep(50);
    },
    isFilling: async () => (await progressOf(other)).backfill?.state === "running",
    close: async () => {
      await ledger.close();
      await app.stop();
      await proxy.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
