import { connectPortal } from "./connect-portal.ts";
import { createControl, type PortalControl } from "./control.ts";
import { createFaultPlan } from "./faults/fault-plan.ts";
import type { FaultRule } from "./faults/fault.ts";
import { countCalls, type Call, type CallCounts } from "./http/call.ts";
import { createRouter } from "./http/router.ts";
import { serve } from "./http/serve.ts";
import { createLimits } from "./limits/limits.ts";
import { createGrants } from "./oauth/grants.ts";
import { openPortals } from "./open-portals.ts";
import type { AppConfig, SimulatorOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import { routes } from "./routes/table.ts";
import { saveState } from "./saved-state.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import { createPostman, withDefaults } from "./webhooks/postman.ts";
import type { World } from "./world.ts";

/** A running local HubSpot, and what it saw. */
export type Simulator = {
  /** Stands for https://api.hubapi.com and https://app.hubspot.com alike. */
  readonly url: string;
  readonly portals: readonly PortalControl[];
  /** The portal with that id. Throws a RangeError when there is none. */
  portal(id: number): PortalControl;
  /** Every request, oldest first, also those without a token. */
  calls(): readonly Call[];
  countCalls(): CallCounts;
  /** Every webhook event sent to the app, with its attempts. */
  deliveries(): readonly Delivery[];
  /** Sends what waits without its delay, and resolves when all is delivered or given up. */
  flushWebhooks(): Promise<void>;
  /** Resolves when no webhook and no workflow action waits or is in flight. */
  idle(): Promise<void>;
  pauseWebhooks(): void;
  resumeWebhooks(): void;
  /** Changes the app's configuration: its address, its subscriptions, its secret. */
  configureApp(changes: Partial<AppConfig>): void;
  /** Writes the state file, if there is one. */
  save(): Promise<void>;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Stops listening and sending, and saves. */
  close(): Promise<void>;
};

/** Starts a local HubSpot on 127.0.0.1. Throws when the port is taken or the state file cannot be used. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed = 1, stateFile } = options;
  const closing = new AbortController();
  const world = createWorld(options, seed, closing.signal);
  await openPortals(world, options);
  const postman = createPostman(createRandom(seed + 2), withDefaults(options.delivery), () => ({
    url: world.app.webhookUrl,
    secret: world.app.clientSecret,
    maxConcurrentRequests: world.app.maxConcurrentRequests ?? 10,
    signal: closing.signal,
    now: world.now,
  }));
  const actions = new Set<Promise<void>>();
  const controls = [...world.portals.values()].map((portal) => {
    connectPortal(world, portal, postman, options, actions);
    return createControl(world, portal, postman.deliveries);
  });
  const listening = await serve(world, createRouter(routes), options.port ?? 0);
  const save = async (): Promise<void> => {
    if (stateFile !== undefined) await saveState(world, stateFile);
  };
  return {
    url: listening.url,
    portals: controls,
    portal: (id) => {
      const control = controls.find((each) => each.id === id);
      if (!control) throw new RangeError(`There is no portal ${id}`);
      return control;
    },
    calls: () => world.calls,
    countCalls: () => countCalls(world.calls),
    deliveries: () => postman.deliveries,
    flushWebhooks: postman.flush,
    idle: async () => {
      await Promise.all(actions);
      await postman.idle();
    },
    pauseWebhooks: postman.pause,
    resumeWebhooks: postman.resume,
    configureApp: (changes) => {
      world.app = { ...world.app, ...changes };
    },
    save,
    addFault: world.faults.add,
    clearFaults: world.faults.clear,
    close: async () => {
      closing.abort();
      await Promise.all([postman.stop(), listening.close(), ...actions]);
      await save();
    },
  };
}

function createWorld(options: SimulatorOptions, seed: number, closing: AbortSignal): World {
  return {
    app: options.app,
    portals: new Map(),
    closedPortals: new Set(),
    grants: createGrants(),
    limits: createLimits(options.rateLimit ?? { calls: 110, windowMs: 10_000 }),
    faults: createFaultPlan(createRandom(seed + 1), options.faults),
    calls: [],
    tokenLifeSeconds: options.tokenLifeSeconds ?? 1800,
    codeLifeMs: options.codeLifeMs ?? 60_000,
    partialStatus: options.partialStatus ?? 207,
    closing,
    now: options.now ?? Date.now,
  };
}
