import type { FaultRule } from "./faults/fault.ts";
import type { SeedRows } from "./seeding/seed-rows.ts";

/** What a HubSpot account pays for: it decides which scopes it can grant and which APIs answer 403. */
export type Tier = "free" | "starter" | "professional" | "enterprise";

export const tiers: readonly Tier[] = ["free", "starter", "professional", "enterprise"];

/** The tier of that name. Throws a RangeError for a name that is none. */
export function tierNamed(name: string): Tier {
  const tier = tiers.find((each) => each === name);
  if (!tier) throw new RangeError(`--tier must be one of ${tiers.join(", ")}, was ${name}`);
  return tier;
}

/** One webhook subscription, as the app's webhooks-hsmeta.json declares it (hubspot-facts 5.1). */
export type Subscription = {
  /** `contact.propertyChange`, `contact.merge`, `object.creation`, `contact.privacyDeletion` ... */
  readonly subscriptionType: string;
  /** Needed for property changes: one entry a property, there is no wildcard. */
  readonly propertyName?: string;
  /** Needed for `object.*` types: contact, company, deal, MEETING_EVENT, CALL, EMAIL, TASK. */
  readonly objectType?: string;
  /** False for an entry that was once deployed and is switched off. */
  readonly active?: boolean;
};

/** The app as HubSpot knows it from its project files. */
export type AppConfig = {
  readonly appId: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  readonly requiredScopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly conditionallyRequiredScopes?: readonly string[];
  /** Where webhooks go: one address for all portals. Empty: nothing is sent. */
  readonly webhookUrl: string;
  readonly subscriptions: readonly Subscription[];
  /** Webhook requests in flight at most; HubSpot wants more than 5. Default 10. */
  readonly maxConcurrentRequests?: number;
};

/** How webhooks travel. Every duration is in milliseconds and can be shrunk. */
export type DeliveryOptions = {
  /** An event waits at least this long before it is sent. Default 20. */
  readonly delayMs?: number;
  /** An event waits up to this much longer, by seed: that is what reorders events. Default 0. */
  readonly spreadMs?: number;
  /** Share of events (0 to 1) that are sent a second time. Default 0. */
  readonly duplicates?: number;
  /** Before the first retry; doubles with each one, plus or minus a quarter by seed. Default 500. */
  readonly retryDelayMs?: number;
  /** A retry waits at most this long. Default 60,000. */
  readonly maxRetryDelayMs?: number;
  /** Retries after the first attempt. Default 10 (hubspot-facts 5.2). */
  readonly maxRetries?: number;
  /** An answer that takes longer counts as failed. Default 5,000. */
  readonly timeoutMs?: number;
  /** Events in one request at most. Default 100. */
  readonly batchSize?: number;
  /** True: one request may carry events of several portals (undocumented, so both are possible). Default false. */
  readonly mixPortals?: boolean;
};

/** What one portal holds at the start. */
export type PortalOptions = {
  /** The hub id. Default 48,807,704 and upwards. */
  readonly portalId?: number;
  readonly seed?: number;
  readonly contacts?: number;
  readonly rows?: SeedRows;
  readonly tier?: Tier;
  /** IANA name. Default Europe/Madrid. */
  readonly timeZone?: string;
  readonly language?: "en" | "es";
};

export type SimulatorOptions = {
  /** 0, the default, takes any free port of 127.0.0.1. */
  readonly port?: number;
  /** Decides every record, delay, duplicate and fault. Default 1. */
  readonly seed?: number;
  /** How many contacts are made up in each portal. Default 2,000; 0 for an empty one. */
  readonly contacts?: number;
  /** Rows of a CSV (readContactsCsv) instead of made-up contacts. */
  readonly rows?: SeedRows;
  readonly portals?: readonly PortalOptions[];
  /** Host that account-info names for the accounts' own pages. Default app.hubspot.com. */
  readonly uiDomain?: string;
  /** Epoch milliseconds. Default the machine's clock. Delays of webhooks run on real timers. */
  readonly now?: () => number;
  readonly app: AppConfig;
  readonly faults?: readonly FaultRule[];
  readonly tier?: Tier;
  /** Calls of the app in a rolling window, for each portal. Default 110 in 10,000 ms (hubspot-facts 9). */
  readonly rateLimit?: { readonly calls: number; readonly windowMs: number };
  /** Default 1,800. */
  readonly tokenLifeSeconds?: number;
  /** How long an authorization code can be exchanged. Default 60,000 ms. */
  readonly codeLifeMs?: number;
  /** How long a change needs to show up in search. Default 0 ms. */
  readonly indexLagMs?: number;
  /** How long reads go on showing what was there before a change. Default 0 ms. */
  readonly readLagMs?: number;
  /** What HubSpot fills into the counters of a contact that is created: nothing, or "0". Both are seen. Default empty. */
  readonly newCounters?: "empty" | "zero";
  readonly delivery?: DeliveryOptions;
  /** A file that keeps the portals from one run to the next: read instead of seeding, written by save and close. */
  readonly stateFile?: string;
  /** Repetitions of a failing workflow action. Default 5, beginning 200 ms apart and doubling. */
  readonly actionRetry?: { readonly times: number; readonly delayMs: number };
  /** Status of a batch answer that carries errors: HubSpot sends either (hubspot-facts 2.5). Default 207. */
  readonly partialStatus?: 200 | 207;
  /**
   * Whether hs_analytics_*, hs_email_* and hs_sales_* properties send propertyChange when subscribed to:
   * not documented (hubspot-facts 5.6), so both readings can be tried. Default true.
   */
  readonly pushBehaviour?: boolean;
  /** Whether a merge also sends a deletion for each old id: not documented (hubspot-facts 3.10). Default false. */
  readonly mergeSendsDeletions?: boolean;
};
