import { demoApp } from "../demo-app.ts";
import type { SimulatorOptions, Subscription } from "../options.ts";
import { openHubSpot, type Opened } from "./open-hubspot.ts";
import type { Receiver } from "./receiver.ts";

/** Delays that nobody notices. */
export const quick = { delayMs: 1, retryDelayMs: 1, maxRetryDelayMs: 4 };

/** Subscriptions to everything that happens to a contact as a whole. */
export const lifecycle = ["creation", "deletion", "merge", "restore", "privacyDeletion"].map(
  (action) => ({ subscriptionType: `contact.${action}` }),
);

/** Starts an empty simulated HubSpot whose webhooks go to `receiver`. */
export async function openSubscribed(
  receiver: Receiver,
  subscriptions: readonly Subscription[],
  more: Partial<SimulatorOptions> = {},
): Promise<Opened> {
  const app = { ...demoApp("http://localhost:3000"), webhookUrl: receiver.url, subscriptions };
  return openHubSpot({ contacts: 0, delivery: quick, ...more, app });
}
