import { Router } from "express";
import { addStoreGauges } from "../metrics/store-gauges.ts";
import { addTallyCounters } from "../metrics/tally-counters.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { serveMetrics } from "../metrics/serve-metrics.ts";
import { listenControl } from "./control-socket.ts";
import { operate, type OperateDeps } from "./operate.ts";
import { type Readiness, readReadiness } from "./readiness.ts";
import { monitorEventLoopDelay } from "node:perf_hooks";

type Liveness = {
  /** How long the event loop was held up at most of late, milliseconds, and whether that is still alive. */
  read(): { readonly live: boolean; readonly lagMs: number };
  stop(): void;
};

/** A loop that was held up longer than this is as good as dead (reliability.md section 6). */
const deadAfterMs = 5_000;
const windowMs = 30_000;

/** Watches the event loop. A look covers the last 30 to 60 seconds. */
function watchLiveness(): Liveness {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let before = 0;
  const rolling = setInterval(() => {
    before = delay.max;
    delay.reset();
  }, windowMs);
  rolling.unref();
  return {
    read: () => {
      const lagMs = Math.round(Math.max(before, delay.max) / 1e6);
      return { live: lagMs < deadAfterMs, lagMs };
    },
    stop: () => {
      clearInterval(rolling);
      delay.disable();
    },
  };
}

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

/**
 * What a supervisor asks: GET /livez (200, or 503 when the process should be started anew) and GET /readyz
 * (200, or 503 with what stands in the way of taking requests).
 */
function probesRouter(liveness: Liveness, readReadiness: () => Promise<Readiness>): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get("/livez", (_request, response) => {
    const { live, lagMs } = liveness.read();
    response.status(live ? 200 : 503).json({ live, lagMs });
  });
  router.get("/readyz", async (_request, response) => {
    const { ready, obstacles } = await readReadiness();
    response.status(ready ? 200 : 503).json({ ready, obstacles });
  });
  return router;
}
