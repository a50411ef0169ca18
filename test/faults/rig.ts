import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { portalId, type PortalId } from "../../src/store/engine/portal-id.ts";
import { freePort } from "../support/free-port.ts";
import { connect } from "../demo/connect.ts";
import { demoApp } from "../demo/demo-app.ts";
import { isQuiet, readProgress } from "../demo/ledger-view.ts";
import { compiledModels } from "../demo/run-once.ts";
import { buildWorkflows } from "../demo/workflows.ts";
import type { PortalControl } from "../simulator/control.ts";
import { startSimulator, type Simulator } from "../simulator/simulator.ts";
import { startInstance, type Instance, type InstanceSettings } from "./instance.ts";
import { judge, type Judgement } from "./judge.ts";
import type { StoreName } from "./options.ts";
import { isStopped, resumeWrites } from "./resume-writes.ts";
import { createStore, type StorePlace } from "./store-place.ts";
import { createTraffic, type Traffic } from "./traffic.ts";

/** A simulated HubSpot, a store, and as many processes of the app as a case wants. */
export type Rig = {
  readonly simulator: Simulator;
  readonly portal: PortalControl;
  readonly portalId: PortalId;
  readonly store: StorePlace;
  readonly traffic: Traffic;
  readonly folder: string;
  readonly logFile: string;
  /** Starts a process. Without `port` it takes the first instance's, where HubSpot installed the app. */
  start(settings?: Partial<InstanceSettings>): Promise<Instance>;
  /** A port for a further instance. */
  newPort(): Promise<number>;
  /** HubSpot sends its webhooks to this instance from now on. */
  deliverTo(instance: Instance): void;
  install(): Promise<void>;
  /**
   * Waits until every webhook is delivered and all work is done, or until `isOver` says so; throws when
   * nothing moves any more.
   */
  settle(isOver?: () => boolean): Promise<void>;
  judge(): Promise<Judgement>;
  close(): Promise<void>;
};

/** On a quiet machine something moves every second or so; this only ends what hangs. */
const stuckMs = 300_000;

export async function openRig(name: StoreName, seed: number, people = 60): Promise<Rig> {
  const folder = mkdtempSync(path.join(tmpdir(), "ripen-faults-"));
  const logFile = path.join(folder, "app.log");
  const store = await createStore(name, folder);
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({
    seed,
    contacts: people,
    app: demoApp(appUrl),
    // Whoever is down for a second is asked again soon, and as often as it takes.
    delivery: {
      duplicates: 0.05,
      spreadMs: 60,
      retryDelayMs: 60,
      maxRetryDelayMs: 400,
      maxRetries: 5_000,
    },
  });
  const [portal] = simulator.portals;
  if (portal === undefined) throw new Error("The simulator has no portal");
  buildWorkflows(portal);
  const models = await compiledModels(null);
  const id = portalId(portal.id);
  const running = new Set<Instance>();
  let ledger: Ledger | null = null;

  const withLedger = async <T>(work: (ledger: Ledger) => Promise<T>): Promise<T> => {
    try {
      return await work((ledger ??= await store.read()));
    } catch (error) {
      await ledger?.close().catch(() => undefined);
      ledger = null;
      throw error;
    }
  };

  const start = async (settings: Partial<InstanceSettings> = {}): Promise<Instance> => {
    const instance = await startInstance({
      port,
      simulatorUrl: simulator.url,
      logFile,
      ...settings,
      env: { ...store.env, RIPEN_LEASE_SECONDS: "2", ...settings.env },
    });
    running.add(instance);
    void instance.exited.then(() => running.delete(instance));
    return instance;
  };

  return {
    simulator,
    portal,
    portalId: id,
    store,
    traffic: createTraffic(portal, seed + 11),
    folder,
    logFile,
    start,
    newPort: freePort,
    deliverTo: ({ url }) => simulator.configureApp({ webhookUrl: `${url}/webhooks` }),
    install: () => connect(appUrl),
    settle: async (isOver = () => false) => {
      let last = "";
      let changedAt = Date.now();
      for (;;) {
        if (isOver()) return;
        const progress = await withLedger((open) => readProgress(open, id));
        const pending = simulator
          .deliveries()
          .filter(({ outcome }) => outcome === "pending").length;
        if (isQuiet(progress) && pending === 0) return;
        // So many things happen to so few people here that the breakers trip: an operator looks, and goes on.
        if (await withLedger((open) => isStopped(open, id))) await resumeWrites(store.env, id);
        const now = JSON.stringify([progress, pending]);
        if (now !== last) changedAt = Date.now();
        last = now;
        if (Date.now() - changedAt > stuckMs) {
          throw new Error(`Nothing moved for ${stuckMs / 1000} s: ${now}; see ${logFile}`);
        }
        await sleep(60);
      }
    },
    judge: () => withLedger((open) => judge(simulator, open, id, models)),
    close: async () => {
      await ledger?.close();
      await Promise.all([...running].map((instance) => instance.end("SIGKILL")));
      await simulator.close();
      await store.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
