/** What every event says, whatever happened. */
export type Envelope = {
  /** The HubSpot account. One request may carry several (hubspot-facts 5.2). */
  readonly portalId: number;
  readonly appId: number | null;
  readonly subscriptionId: number | null;
  /** Not guaranteed to be unique (hubspot-facts 5.2). */
  readonly eventId: string | null;
  /** When it happened, in epoch milliseconds; a retry may arrive a day later. */
  readonly occurredAt: number;
  /** As HubSpot sent it: `contact.creation`, `object.propertyChange` ... */
  readonly subscriptionType: string;
  /** Who or what made the change: `CRM_UI`, `INTEGRATION`, `IMPORT` ... An open set (hubspot-facts 5.3). */
  readonly changeSource: string | null;
  /** For `INTEGRATION` the writing app's id (hubspot-facts 5.3). */
  readonly sourceId: string | null;
};

/** The objects whose properties and life the app follows. */
export type RecordType = "contact" | "company";

/** The objects whose creation is behaviour (hubspot-facts 5.6). */
export type ActivityType = "meeting" | "call";

/** What happened. Ids are HubSpot's record ids, decimal digits in a text. */
export type Happening =
  | {
      readonly kind: "propertyChange";
      readonly object: RecordType;
      readonly objectId: string;
      readonly propertyName: string;
      /** Empty when cleared, `REDACTED` for sensitive properties, null when HubSpot left it out. */
      readonly propertyValue: string | null;
    }
  | {
      readonly kind: "creation";
      readonly object: RecordType | ActivityType;
      readonly objectId: string;
    }
  | { readonly kind: "deletion"; readonly object: RecordType; readonly objectId: string }
  | { readonly kind: "restore"; readonly object: RecordType; readonly objectId: string }
  | {
      readonly kind: "merge";
      readonly object: RecordType;
      /** The new record's id when the merge made one, otherwise the primary's (hubspot-facts 3.10). */
      readonly survivorId: string;
      /** Every id that is gone, the primary's too when a new record took its place. */
      readonly mergedIds: readonly string[];
    }
  | { readonly kind: "privacyDeletion"; readonly object: "contact"; readonly objectId: string }
  | {
      readonly kind: "associationChange";
      readonly contactId: string;
      readonly companyId: string;
      readonly removed: boolean;
      readonly primary: boolean;
    }
  | {
      readonly kind: "other";
      readonly objectId: string | null;
      /** Why the app does nothing with it. */
      readonly reason: string;
    };

/** One event of a webhook request, in our own words (hubspot-facts 5.3). */
export type WebhookEvent = Envelope & Happening;
