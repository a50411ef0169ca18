import { createControl, type PortalControl } from "./control.ts";
import { createFaultPlan } from "./faults/fault-plan.ts";
import type { FaultRule } from "./faults/fault.ts";
import { countCalls, type Call, type CallCounts } from "./http/call.ts";
import { createRouter } from "./http/router.ts";
import { serve } from "./http/serve.ts";
import { createLimits } from "./limits/limits.ts";
import { createGrants } from "./oauth/grants.ts";
import type { AppConfig, PortalOptions, SimulatorOptions } from "./options.ts";
import { createPortal, type Portal } from "./portal.ts";
import { createRandom } from "./random.ts";
import { routes } from "./routes/table.ts";
import { seedPortal } from "./seeding/seed-portal.ts";
import { announce } from "./webhooks/announce.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import { createPostman, withDefaults, type Postman } from "./webhooks/postman.ts";
import { runWorkflows } from "./workflows/engine.ts";
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
  /** Resolves when nothing waits and nothing is in flight. */
  idle(): Promise<void>;
  pauseWebhooks(): void;
  resumeWebhooks(): void;
  /** Changes the app's configuration: its address, its subscriptions, its secret. */
  configureApp(changes: Partial<AppConfig>): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Stops listening and sending. */
  close(): Promise<void>;
};

/** Starts a local HubSpot on 127.0.0.1. Throws when the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed = 1 } = options;
  const world = createWorld(options, seed);
  const postman = createPostman(
    createRandom(seed + 2),
    withDefaults(options.delivery ?? {}),
    () => ({
      url: world.app.webhookUrl,
      secret: world.app.clientSecret,
      maxConcurrentRequests: world.app.maxConcurrentRequests ?? 10,
      now: world.now,
    }),
  );
  const controls = (options.portals ?? [{}]).map((each, index) => {
    const portal = openPortal(world, options, each, index);
    connect(world, portal, postman, options.pushBehaviour ?? true);
    return createControl(world, portal, postman.deliveries);
  });
  const listening = await serve(world, createRouter(routes), options.port ?? 0);
  world.url = listening.url;
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
    idle: postman.idle,
    pauseWebhooks: postman.pause,
    resumeWebhooks: postman.resume,
    configureApp: (changes) => {
      world.app = { ...world.app, ...changes };
    },
    addFault: world.faults.add,
    clearFaults: world.faults.clear,
    close: async () => {
      await postman.stop();
      await listening.close();
    },
  };
}

function createWorld(options: SimulatorOptions, seed: number): World {
  return {
    app: options.app,
    url: "",
    portals: new Map(),
    closedPortals: new Set(),
    grants: createGrants(),
    limits: createLimits(options.rateLimit ?? { calls: 110, windowMs: 10_000 }),
    faults: createFaultPlan(createRandom(seed + 1), options.faults),
    calls: [],
    tokenLifeSeconds: options.tokenLifeSeconds ?? 1800,
    codeLifeMs: options.codeLifeMs ?? 60_000,
    partialStatus: options.partialStatus ?? 207,
    now: options.now ?? Date.now,
  };
}

function openPortal(
  world: World,
  options: SimulatorOptions,
  own: PortalOptions,
  index: number,
): Portal {
  const seed = own.seed ?? (options.seed ?? 1) + 1000 * index;
  const portal = createPortal({
    id: own.portalId ?? 48_807_704 + index,
    tier: own.tier ?? options.tier ?? "professional",
    timeZone: own.timeZone ?? "Europe/Madrid",
    language: own.language ?? "en",
    indexLagMs: options.indexLagMs ?? 0,
    random: createRandom(seed + 3),
    now: world.now,
  });
  const contacts = own.contacts ?? options.contacts ?? 2000;
  seedPortal(portal, { seed, contacts, rows: own.rows ?? options.rows ?? null });
  world.portals.set(portal.id, portal);
  return portal;
}

function connect(world: World, portal: Portal, postman: Postman, pushBehaviour: boolean): void {
  portal.listen(announce(world, portal, postman, pushBehaviour));
  portal.listen(runWorkflows(portal));
}
