/** One event of a webhook request, as it goes over the wire (hubspot-facts 5.3). */
export type WebhookEvent = {
  readonly eventId: number;
  readonly subscriptionId: number;
  readonly portalId: number;
  readonly appId: number;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly subscriptionType: string;
  /** 0 for the first attempt. */
  readonly attemptNumber: number;
  readonly objectId: number;
  readonly changeSource: string;
  readonly sourceId: string;
  readonly changeFlag?: string;
  readonly propertyName?: string;
  readonly propertyValue?: string;
  readonly objectTypeId?: string;
  readonly isSensitive?: boolean;
  readonly primaryObjectId?: number;
  readonly mergedObjectIds?: readonly number[];
  readonly newObjectId?: number;
  readonly numberOfPropertiesMoved?: number;
  readonly associationType?: string;
  readonly fromObjectId?: number;
  readonly toObjectId?: number;
  readonly associationRemoved?: boolean;
  readonly isPrimaryAssociation?: boolean;
};

/** What happened, before subscriptions decide who hears of it. */
export type Happening = {
  /** `propertyChange`, `creation`, `merge` ... */
  readonly action: string;
  /** `contact`, `company` ... */
  readonly objectName: string;
  readonly objectTypeId: string;
  /** For property changes. */
  readonly propertyName?: string;
  readonly fields: Pick<WebhookEvent, "objectId" | "changeSource" | "sourceId" | "occurredAt"> &
    Partial<WebhookEvent>;
};
