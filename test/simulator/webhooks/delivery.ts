import type { WebhookEvent } from "./event.ts";

/** One attempt to hand an event over. */
export type Attempt = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** HTTP status; 0 for no answer. */
  readonly status: number;
  /** Why there was no answer. */
  readonly error?: string;
};

/** One event on its way. A planned duplicate is a delivery of its own with the same event. */
export type Delivery = {
  readonly event: WebhookEvent;
  readonly duplicate: boolean;
  readonly attempts: Attempt[];
  outcome: "pending" | "delivered" | "given up";
};
