/** One occurrence of a unified event, as the Events API shows it (hubspot-facts 6.1). */
export type EventOccurrence = {
  readonly id: string;
  /** `e_visited_page` ... */
  readonly eventType: string;
  readonly objectType: "CONTACT";
  readonly objectId: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly properties: Readonly<Record<string, string>>;
};
