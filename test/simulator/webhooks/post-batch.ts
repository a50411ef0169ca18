import { messageOf } from "../../../src/base/errors.ts";
import type { Attempt } from "./delivery.ts";
import type { WebhookEvent } from "./event.ts";
import { signV1, signV3 } from "./sign.ts";

/** Where webhooks go and how they are signed. */
export type Target = {
  readonly url: string;
  readonly secret: string;
  readonly maxConcurrentRequests: number;
  /** Ends a request under way. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds for the timestamp header. */
  readonly now: () => number;
};

const userAgent =
  "HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - WebhooksExecutorDaemon-executor";

/** The headers of one webhook request (hubspot-facts 5.2 and 5.4). */
export function webhookHeaders(target: Target, body: string): Record<string, string> {
  const timestamp = target.now();
  return {
    "content-type": "application/json",
    "user-agent": userAgent,
    "x-hubspot-signature": signV1(target.secret, body),
    "x-hubspot-signature-version": "v1",
    "x-hubspot-signature-v3": signV3(target.secret, "POST", target.url, body, timestamp),
    "x-hubspot-request-timestamp": String(timestamp),
  };
}

/** Posts one signed array of events. Never throws: no answer in time is an attempt with status 0. */
export async function postBatch(
  target: Target,
  events: readonly WebhookEvent[],
  timeoutMs: number,
): Promise<Attempt> {
  const at = target.now();
  const body = JSON.stringify(events);
  try {
    const response = await fetch(target.url, {
      method: "POST",
      headers: webhookHeaders(target, body),
      body,
      redirect: "manual",
      signal: AbortSignal.any([target.signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.arrayBuffer();
    return { at, status: response.status };
  } catch (error) {
    return { at, status: 0, error: messageOf(error) };
  }
}
