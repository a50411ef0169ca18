/** One thing that a contact did, as an Enterprise account recorded it (hubspot-facts 6.1). */
export type Occurrence = {
  readonly eventType: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly properties: Readonly<Record<string, string>>;
};
