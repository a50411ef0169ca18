import type { Router } from "express";
import { addStoreGauges } from "../metrics/store-gauges.ts";
import { addTallyCounters } from "../metrics/tally-counters.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { serveMetrics } from "../metrics/serve-metrics.ts";
import { listenControl } from "./control-socket.ts";
import { watchLiveness } from "./liveness.ts";
import { operate, type OperateDeps } from "./operate.ts";
import { readReadiness } from "./readiness.ts";
import { probesRouter } from "./router.ts";

export type Operations = {
  /** /livez and /readyz */
  readonly probes: Router;
  /** Not ready from now on: the server accepts no more. */
  drain(): void;
  stop(): Promise<void>;
};

/** Starts what operators watch and steer the server by: probes, metrics, and the command line's socket. */
export async function startOperations(
  deps: OperateDeps & { readonly metrics: Metrics; readonly lastLookAt: () => number },
  settings: {
    readonly dataDir: string;
    readonly databaseUrl: string | null;
    readonly metricsPort: number | null;
  },
): Promise<Operations> {
  const { ledger, clock, metrics, lastLookAt } = deps;
  const dataDir = settings.databaseUrl === null ? settings.dataDir : null;
  let isDraining = false;
  const liveness = watchLiveness();
  addStoreGauges(metrics.registry, ledger, clock, dataDir);
  addTallyCounters(metrics.registry, ledger);
  const stopMetrics =
    settings.metricsPort === null
      ? null
      : await serveMetrics(metrics.registry, settings.metricsPort);
  const control =
    dataDir === null ? null : await listenControl(dataDir, (action) => operate(deps, action));
  return {
    probes: probesRouter(liveness, () =>
      readReadiness({ ledger, clock, dataDir, lastLookAt, isDraining: () => isDraining }),
    ),
    drain: () => {
      isDraining = true;
    },
    stop: async () => {
      liveness.stop();
      await control?.close();
      await stopMetrics?.();
    },
  };
}
