import type { DeliveryOptions } from "../options.ts";
import type { Random } from "../random.ts";
import type { Delivery } from "./delivery.ts";
import type { WebhookEvent } from "./event.ts";
import { postBatch, type Target } from "./post-batch.ts";

/** Carries events to the app: late, out of order, twice, again after failures (hubspot-facts 5.2). */
export type Postman = {
  send(event: WebhookEvent): void;
  /** Every event ever sent, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Holds everything back until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Sends what waits, without its delay, also after `pause`; resolves when all of it is delivered or given up. */
  readonly flush: () => Promise<void>;
  /** Resolves when nothing waits and nothing is in flight. */
  readonly idle: () => Promise<void>;
  /** Stops for good: what waits is not sent. */
  stop(): Promise<void>;
};

type Parcel = { readonly deliveries: readonly Delivery[]; readonly attempt: number; dueAt: number };

/** Fills in HubSpot's own figures where none are given. */
export function withDefaults(options: DeliveryOptions = {}): Required<DeliveryOptions> {
  return {
    delayMs: 20,
    spreadMs: 0,
    duplicates: 0,
    retryDelayMs: 500,
    maxRetryDelayMs: 60_000,
    maxRetries: 10,
    timeoutMs: 5_000,
    batchSize: 100,
    mixPortals: false,
    ...options,
  };
}

/** `target` is asked before each request, so that the app may move. Durations run on the machine's clock. */
export function createPostman(
  random: Random,
  options: Required<DeliveryOptions>,
  target: () => Target,
): Postman {
  const deliveries: Delivery[] = [];
  let waiting: Parcel[] = [];
  const inFlight = new Set<Promise<void>>();
  let idlers: (() => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  let timerDue = Number.POSITIVE_INFINITY;
  let paused = false;
  let stopped = false;

  const unschedule = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    timerDue = Number.POSITIVE_INFINITY;
  };

  const schedule = (): void => {
    if (timer !== null || paused || stopped) return;
    if (waiting.length === 0) {
      if (inFlight.size === 0) for (const wake of idlers.splice(0)) wake();
      return;
    }
    if (inFlight.size >= target().maxConcurrentRequests) return;
    timerDue = waiting.reduce((least, { dueAt }) => Math.min(least, dueAt), Infinity);
    timer = setTimeout(pump, Math.max(0, timerDue - Date.now()));
  };

  const pump = (): void => {
    unschedule();
    const now = Date.now();
    const due = waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    waiting = waiting.filter(({ dueAt }) => dueAt > now);
    const parcels = pack(due, options);
    const room = target().maxConcurrentRequests - inFlight.size;
    for (const parcel of parcels.slice(0, room)) start(parcel);
    waiting.push(...parcels.slice(room));
    schedule();
  };

  const start = (parcel: Parcel): void => {
    const flight = carry(parcel).finally(() => {
      inFlight.delete(flight);
      schedule();
    });
    inFlight.add(flight);
  };

  const carry = async ({ deliveries: batch, attempt }: Parcel): Promise<void> => {
    const events = batch.map(({ event }) => ({ ...event, attemptNumber: attempt }));
    const made = await postBatch(target(), events, options.timeoutMs);
    for (const delivery of batch) delivery.attempts.push(made);
    const accepted = made.status >= 200 && made.status < 300;
    if (accepted || attempt >= options.maxRetries || stopped) {
      for (const delivery of batch) delivery.outcome = accepted ? "delivered" : "given up";
      return;
    }
    const delay = Math.min(options.maxRetryDelayMs, options.retryDelayMs * 2 ** attempt);
    const dueAt = Date.now() + delay * (0.75 + random.next() / 2);
    waiting.push({ deliveries: batch, attempt: attempt + 1, dueAt });
  };

  const enqueue = (event: WebhookEvent, duplicate: boolean): void => {
    const delivery: Delivery = { event, duplicate, attempts: [], outcome: "pending" };
    deliveries.push(delivery);
    const dueAt = Date.now() + options.delayMs + random.next() * options.spreadMs;
    waiting.push({ deliveries: [delivery], attempt: 0, dueAt });
    // A retry far away must not hold back what is due before it.
    if (dueAt < timerDue) unschedule();
  };

  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      idlers.push(resolve);
      schedule();
    });

  return {
    deliveries,
    send: (event) => {
      if (stopped || target().url === "") return;
      enqueue(event, false);
      if (random.chance(options.duplicates)) enqueue(event, true);
      schedule();
    },
    pause: () => {
      paused = true;
      unschedule();
    },
    resume: () => {
      paused = false;
      schedule();
    },
    flush: () => {
      for (const parcel of waiting) parcel.dueAt = 0;
      paused = false;
      unschedule();
      return idle();
    },
    idle,
    stop: async () => {
      stopped = true;
      unschedule();
      waiting = [];
      await Promise.all(inFlight);
      for (const wake of idlers.splice(0)) wake();
    },
  };
}

/** Makes requests of first attempts, up to the size of a batch; a full one and one that is retried stay as they were. */
function pack(due: readonly Parcel[], options: Required<DeliveryOptions>): readonly Parcel[] {
  const isMade = ({ attempt, deliveries }: Parcel): boolean =>
    attempt > 0 || deliveries.length >= options.batchSize;
  const parcels = due.filter(isMade);
  const fresh = due.filter((parcel) => !isMade(parcel)).flatMap(({ deliveries }) => deliveries);
  const groups = Map.groupBy(fresh, ({ event }) => (options.mixPortals ? 0 : event.portalId));
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += options.batchSize) {
      const deliveries = group.slice(start, start + options.batchSize);
      parcels.push({ deliveries, attempt: 0, dueAt: 0 });
    }
  }
  return parcels;
}
