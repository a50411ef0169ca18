/** Every duration and bound of the calls to HubSpot, in one place so that tests and fault runs can shrink them. */
export type HubSpotOptions = {
  /** Milliseconds from sending a request to the head of its answer (reliability.md 2.3). */
  readonly headersMs: number;
  /** Milliseconds for the whole exchange, waiting for a free connection included (reliability.md 2.3). */
  readonly totalMs: number;
  /** Bytes of an answer's body, after decompression. */
  readonly maxBodyBytes: number;
  /** Open connections to one origin. All portals share them, so eight would hold every portal together to 40 calls/s at 200 ms. */
  readonly connections: number;
  /** How often one call is sent before its outcome is handed to the caller; waits for a rate limit do not count. */
  readonly attempts: { readonly background: number; readonly person: number };
  /** Waits for a rate limit or a lock before the call is handed back with the time at which to try again. */
  readonly limitWaits: number;
  /** The longest wait inside one call, milliseconds; a longer one is handed back to the caller as a time. */
  readonly longestWaitMs: number;
  /** Full-jitter backoff: at most `firstMs` doubled for each failure, capped (reliability.md 2.3). */
  readonly backoff: { readonly firstMs: number; readonly capMs: number };
  /** Failures in a row after which a portal's calls rest for the backoff's time. */
  readonly breakerAfter: number;
  /** Least wait after 423, milliseconds: a lock lasts 2 s (hubspot-facts 3.7). */
  readonly lockMs: number;
  /** Wait after 477 without Retry-After, milliseconds. */
  readonly movingMs: number;
  /** Wait after 522, 525 and 526, milliseconds: connections and TLS heal slowly (reliability.md 2.3). */
  readonly slowMs: number;
  /** Calls in a rolling window that HubSpot allows an OAuth app, search excluded (hubspot-facts 9). */
  readonly rate: { readonly calls: number; readonly windowMs: number };
  /** Search: 5/s an account, shared by all apps (hubspot-facts 3.8); the background takes 2 (contracts.md, Budgets). */
  readonly search: {
    readonly calls: number;
    readonly background: number;
    readonly windowMs: number;
  };
  /** Part (0 to 1) of an account's daily calls that background work may take, where there is such a limit (contracts.md, Budgets). */
  readonly dailyShare: number;
  /** Added to a window before a place in it is free again, milliseconds: two clocks round differently. */
  readonly windowGuardMs: number;
  /** Characters of a request line's path and query; HubSpot answers 414 somewhat above (hubspot-facts 3.2). */
  readonly maxUriLength: number;
};

/** The values for production. */
export const hubspotOptions: HubSpotOptions = Object.freeze({
  headersMs: 10_000,
  totalMs: 20_000,
  maxBodyBytes: 8 * 1024 * 1024,
  connections: 64,
  attempts: Object.freeze({ background: 4, person: 2 }),
  limitWaits: 5,
  longestWaitMs: 60_000,
  backoff: Object.freeze({ firstMs: 1_000, capMs: 300_000 }),
  breakerAfter: 5,
  lockMs: 2_000,
  movingMs: 60_000,
  slowMs: 60_000,
  rate: Object.freeze({ calls: 110, windowMs: 10_000 }),
  search: Object.freeze({ calls: 4, background: 2, windowMs: 1_000 }),
  dailyShare: 0.2,
  windowGuardMs: 25,
  maxUriLength: 8_000,
});

/** The same options with every wait multiplied by `factor`; limits, windows and deadlines stay. For demos and fault runs. */
export function scaleWaits(options: HubSpotOptions, factor: number): HubSpotOptions {
  const { backoff } = options;
  return Object.freeze({
    ...options,
    longestWaitMs: options.longestWaitMs * factor,
    backoff: Object.freeze({ firstMs: backoff.firstMs * factor, capMs: backoff.capMs * factor }),
    lockMs: options.lockMs * factor,
    movingMs: options.movingMs * factor,
    slowMs: options.slowMs * factor,
  });
}
