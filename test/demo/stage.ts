import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { readSqliteLedger } from "../../src/store/engine/ledger-sqlite.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import type { PortalControl } from "../simulator/control.ts";
import { readContactsCsv } from "../simulator/seed-csv.ts";
import type { RowProblem } from "../simulator/seeding/seed-rows.ts";
import type { Tier } from "../simulator/options.ts";
import { hasWorkflows } from "../simulator/workflows/add-workflow.ts";
import { startSimulator, type Simulator } from "../simulator/simulator.ts";
import { startApp, type AppProcess } from "./app-process.ts";
import { freePort } from "../support/free-port.ts";
import { connect } from "./connect.ts";
import { demoApp } from "./demo-app.ts";
import { bindToList } from "./bind-to-list.ts";
import { isQuiet, polledUntil, readProgress, type Progress } from "./ledger-view.ts";
import { startSlowProxy } from "./slow-proxy.ts";
import { buildWorkflows } from "./workflows.ts";

export type StageOptions = {
  /** Where the app's stores and log go. */
  readonly folder: string;
  readonly seed: number;
  readonly people: number;
  readonly contactsFile: string | null;
  readonly modelFile: string | null;
  /** What the account pays for; left out: professional. */
  readonly tier?: Tier;
  /** Where the simulator keeps its portal from one run to the next; left out: nowhere. */
  readonly stateFile?: string;
  /** Host and port of the portal's own pages, where the console's links to records lead; left out: HubSpot's. */
  readonly uiDomain?: string;
  /** How long every call to HubSpot takes at least and at most, milliseconds; left out: as long as it takes here. */
  readonly slow?: { readonly fromMs: number; readonly toMs: number };
};

/** A simulated HubSpot and the app beside it, each over real HTTP, the app in a process of its own. */
export type Stage = {
  readonly simulator: Simulator;
  readonly portal: PortalControl;
  readonly portalId: PortalId;
  readonly app: () => AppProcess;
  readonly logFile: string;
  /** Rows of the CSV that were left out. */
  readonly problems: readonly RowProblem[];
  /** The app's ledger, opened for reading beside the app. */
  readonly ledger: () => Ledger;
  /** Installs the app through the OAuth flow. */
  install(): Promise<void>;
  /** kill -9 for the app, and a new start on the same stores. */
  crash(): Promise<void>;
  /** Waits until the poll has looked at everything that has happened so far. */
  polled(): Promise<void>;
  /** Waits until all webhooks are delivered and all work is done, telling `watch` how far it is. */
  settle(watch?: (progress: Progress) => void): Promise<void>;
  close(): Promise<void>;
};

/** Nothing may take longer than this without the work getting less. */
const stuckMs = 120_000;

/** The scenario that is bound to a static list of the portal; the others go by their properties. */
const byList = "welcome";
const listName = "Welcome: new leads";

/** A poll every five minutes is too slow to watch. */
export const pollSeconds = 2;
const indexLagMs = 300;

export async function openStage(options: StageOptions): Promise<Stage> {
  const dataDir = path.join(options.folder, "app");
  await mkdir(dataDir, { recursive: true });
  const logFile = path.join(options.folder, "app.log");
  await rm(logFile, { force: true });

  const rows = options.contactsFile === null ? null : await readContactsCsv(options.contactsFile);
  const port = await samePort(options, "port");
  const simulator = await startSimulator({
    seed: options.seed,
    contacts: options.people,
    ...(options.tier !== undefined && { tier: options.tier }),
    app: demoApp(`http://localhost:${port}`),
    delivery: { duplicates: 0.05, spreadMs: 100 },
    ...(rows && { rows }),
    ...(options.stateFile !== undefined && { stateFile: options.stateFile }),
    ...(options.uiDomain !== undefined && { uiDomain: options.uiDomain }),
  });
  const [portal] = simulator.portals;
  if (portal === undefined) throw new Error("The simulator has no portal");
  if (portal.staticLists().length === 0) {
    const list = portal.addStaticList(listName);
    if (hasWorkflows(portal.tier))
      buildWorkflows(portal, `http://localhost:${port}`, new Map([[byList, list]]));
  }

  const proxy =
    options.slow && (await startSlowProxy(simulator.url, options.slow.fromMs, options.slow.toMs));
  const start = (): Promise<AppProcess> =>
    startApp({
      port,
      simulatorUrl: proxy?.url ?? simulator.url,
      dataDir,
      logFile,
      modelFile: options.modelFile,
      pollSeconds,
    });
  let app = await start().catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
  let ledger: Ledger | null = null;
  const openLedger = (): Ledger => (ledger ??= readSqliteLedger(dataDir));
  const id = portalId(portal.id);

  return {
    simulator,
    portal,
    portalId: id,
    app: () => app,
    logFile,
    problems: rows?.problems ?? [],
    ledger: openLedger,
    install: async () => {
      await connect(app.url);
      // Its preparation binds every scenario to its property first.
      while ((await readProgress(openLedger(), id)).backfill === null) await sleep(20);
      const list = portal.staticLists().find(({ name }) => name === listName);
      if (list !== undefined) await bindToList(app.url, byList, list.id);
    },
    polled: async () => {
      // The index of the search lags behind (hubspot-facts 3.8).
      const until = Date.now() + indexLagMs;
      for (const deadline = Date.now() + stuckMs; Date.now() < deadline; await sleep(100)) {
        if ((await polledUntil(openLedger(), id)) >= until) return;
      }
      throw new Error(`The poll did not come by; the app's log is ${logFile}`);
    },
    crash: async () => {
      await app.kill();
      app = await start();
    },
    settle: async (watch) => {
      let last = "";
      let changedAt = Date.now();
      for (;;) {
        await simulator.idle();
        const progress = await readProgress(openLedger(), id);
        watch?.(progress);
        if (isQuiet(progress)) return;
        const now = JSON.stringify(progress);
        if (now !== last) changedAt = Date.now();
        last = now;
        if (Date.now() - changedAt > stuckMs) {
          throw new Error(
            `Nothing moved for ${stuckMs / 1000} s; the app's log is ${logFile}: ${now}`,
          );
        }
        await sleep(100);
      }
    },
    close: async () => {
      await ledger?.close();
      await app.stop();
      await proxy?.close();
      await simulator.close();
    },
  };
}

/**
 * The port that an earlier run on the same state had under this name, or a free one: a portal that is gone
 * on with has workflows and links that lead to the old addresses.
 */
export async function samePort(
  { folder, stateFile }: Pick<StageOptions, "folder" | "stateFile">,
  name: string,
): Promise<number> {
  const file = path.join(folder, name);
  if (stateFile !== undefined && existsSync(stateFile) && existsSync(file)) {
    return Number(await readFile(file, "utf8"));
  }
  const port = await freePort();
  await writeFile(file, String(port));
  return port;
}
