import { z } from "zod";
import { failureCauses, failureStages } from "../../store/failures/cause.ts";
import { contactCounts, progress } from "./setup.ts";
import { instant, paging, text } from "./text.ts";

/** How the portal stands, from the ledger and this process; HubSpot is not asked. */
export const health = z.object({
  connection: z.enum(["connected", "disconnected"]),
  installedAt: instant,
  installedBy: z.string(),
  pausedAt: instant.nullable(),
  /** Contacts of which the breaker holds something; the breaker's own call says why. */
  held: z.number().int(),
  /** Whether anything stands still until a person acts (account/state.ts). */
  needsSomebody: z.boolean(),
  scopes: z.array(z.string()),
  featuresOff: z.array(z.object({ feature: text, missing: z.array(z.string()), advice: text })),
  api: z.object({
    /** Calls in the last window, and the window's limit (hubspot-facts 9). */
    callsInWindow: z.number().int(),
    limit: z.number().int(),
    windowMs: z.number().int(),
    callsToday: z.number().int().describe("since this process started, at most 24 hours"),
    rateLimited: z.number().int(),
    failed: z.number().int(),
    lastCallAt: instant.nullable(),
  }),
  webhooks: z.object({
    /** Requests that are stored and not yet taken apart, and the age of the oldest in milliseconds. */
    waiting: z.number().int(),
    lagMs: z.number().int(),
  }),
  contacts: contactCounts,
  /** Age in milliseconds of the longest wait of a marked contact that is due. */
  oldestWaitMs: z.number().int(),
  lastScoredAt: instant.nullable(),
  firstRun: progress,
  failures: z.number().int(),
  quarantined: z.number().int(),
  /** Properties of the portal that are in the way of ours. */
  conflicts: z.array(z.object({ name: z.string(), text })),
  /** What a broken mapping keeps from being scored; the mapping page says what to do. */
  brokenSources: z.array(z.object({ name: z.string(), text })),
});
export type Health = z.infer<typeof health>;

const failureStage = z.enum(failureStages);
const failureCause = z.enum(failureCauses);
const about = z.string().max(500);

/** Which failures: all, or those of one cause. */
const group = { stage: failureStage, cause: failureCause, about };
export const failureGroup = z.union([z.object(group).strict(), z.object({}).strict()]);
export const failuresQuery = z.object({ ...paging, ...z.object(group).partial().shape });
/** What could not be done, grouped by cause, the largest first, and a page of its contacts, each with the reason. */
export const failures = z.object({
  total: z.number().int(),
  /** Of all of them, whatever the page shows. */
  groups: z.array(
    z.object({
      ...group,
      contacts: z.number().int(),
      /** When the first and the last of them came. */
      since: instant,
      until: instant,
      what: text,
      advice: text,
      /** One of them is being tried again, or all are on their way. */
      isTrying: z.boolean(),
      /** When one of them is tried again by itself; null where that would change nothing. */
      triesAt: instant.nullable(),
    }),
  ),
  items: z.array(
    z.object({
      id: z.number().int(),
      contactId: z.string(),
      name: z.string(),
      recordUrl: z.string(),
      stage: failureStage,
      reason: z.string(),
      /** Names of the properties whose values were refused; never the values. */
      properties: z.array(z.string()),
      at: instant,
    }),
  ),
});
export type Failures = z.infer<typeof failures>;

/** Why something is taken off its list: kept in the audit trail. */
export const discardQuery = z.object({ reason: z.string().trim().min(1).max(500) });
export const discardGroupQuery = discardQuery.extend(z.object(group).partial().shape);

/** Webhook events of this account that could not be understood. */
export const quarantine = z.object({
  items: z.array(z.object({ id: z.number().int(), at: instant, reason: z.string() })),
});
export type Quarantine = z.infer<typeof quarantine>;
