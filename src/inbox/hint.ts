import type { ActivityType } from "../../webhooks/event.ts";

/**
 * Whether the event is news about the contact, on which a crossing may fire: a new contact, a
 * changed property or an activity (contracts.md, Crossings). `none`: the score is made again, silently.
 */
export type News = "created" | "changed" | "none";

/** What an event means for us. Contact and company ids are HubSpot's, decimal digits in a text. */
export type Meaning =
  | { readonly kind: "created"; readonly contactId: string; readonly news: News }
  | {
      readonly kind: "changed";
      readonly contactId: string;
      readonly propertyName: string;
      /** Empty when cleared, `REDACTED` for sensitive properties, null when HubSpot left it out. */
      readonly propertyValue: string | null;
      readonly news: News;
    }
  /** Our own write come back: nothing is to be done, the contact is not marked dirty. */
  | {
      readonly kind: "echo";
      readonly contactId: string;
      readonly propertyName: string;
      readonly news: "none";
    }
  | { readonly kind: "deleted"; readonly contactId: string; readonly news: "none" }
  | { readonly kind: "restored"; readonly contactId: string; readonly news: "none" }
  /** Erasure by law: every trace goes (hubspot-facts 3.11). A `deleted` comes too, in any order. */
  | { readonly kind: "erased"; readonly contactId: string; readonly news: "none" }
  | {
      readonly kind: "merged";
      /** The survivor. */
      readonly contactId: string;
      /** The ids that are gone; never the survivor's. */
      readonly mergedIds: readonly string[];
      readonly news: "none";
    }
  | {
      readonly kind: "associated";
      readonly contactId: string;
      readonly companyId: string;
      /** True when the association ended. */
      readonly removed: boolean;
      readonly primary: boolean;
      readonly news: News;
    }
  /** Something about a company: its contacts are concerned. */
  | {
      readonly kind: "company";
      readonly contactId: null;
      readonly companyId: string;
      /** Of a merge: the companies that are gone into this one. */
      readonly formerIds?: readonly string[];
      /** The changed property; null for creation, deletion, restore and merge. */
      readonly propertyName: string | null;
      readonly news: News;
    }
  /** A meeting or a call came into being; whose it is must be read. */
  | {
      readonly kind: "activity";
      readonly contactId: null;
      readonly activity: ActivityType;
      readonly activityId: string;
      readonly news: News;
    }
  /** Understood, but nothing to the app. */
  | {
      readonly kind: "other";
      readonly contactId: null;
      readonly subscriptionType: string;
      readonly reason: string;
      readonly news: "none";
    };

/** One event as a hint: it tells whose current state to read, and is never scored from itself. */
export type Hint = Meaning & {
  readonly portalId: number;
  /** Epoch milliseconds; of use for order and freshness. */
  readonly occurredAt: number;
  readonly changeSource: string | null;
  /** The person or integration that wrote it; null where the contact itself did, and for imports and merges. */
  readonly writer: string | null;
  /** 32 hex digits, equal for every retry of the event (reliability.md section 3). */
  readonly eventKey: string;
};

/** What the splitter must know beside the bytes. */
export type SplitLimits = {
  /** Our HubSpot app's id: its own writes come back under it (hubspot-facts 5.3). */
  readonly appId: number;
  /** Whether an admin mapped one of our outputs to this property of their own. */
  readonly isMappedOutput: (portalId: number, propertyName: string) => boolean;
  /** Epoch milliseconds; events that claim to be later are rejected, so that none outranks the truth for ever. */
  readonly latestOccurredAt?: number;
};
