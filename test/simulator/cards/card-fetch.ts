import type { Portal } from "../portal.ts";
import { signV3 } from "../webhooks/sign.ts";
import type { World } from "../world.ts";

export type CardRequest = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** Becomes JSON. A GET has none. */
  readonly body?: unknown;
  /** Who has the card open; default the person who connected the app. */
  readonly user?: { readonly id: number; readonly email: string };
  /** Default 15,000 ms. */
  readonly timeoutMs?: number;
  /** The app's address as HubSpot knows it, when the app listens elsewhere; default the origin of the address. */
  readonly publicOrigin?: string;
};

/**
 * Calls the app as hubspot.fetch does from a card: adds userId, portalId, userEmail and appId, signs v3,
 * and tries once more after a failed connection or a 5xx (hubspot-facts 8.3).
 */
export async function cardFetch(
  world: World,
  portal: Portal,
  address: string,
  request: CardRequest = {},
): Promise<Response> {
  const { method = "GET", user = portal.user, timeoutMs = 15_000 } = request;
  const url = new URL(address);
  url.searchParams.set("userId", String(user.id));
  url.searchParams.set("portalId", String(portal.id));
  url.searchParams.set("userEmail", user.email);
  url.searchParams.set("appId", String(world.app.appId));
  const signed = url.href.replace(url.origin, request.publicOrigin ?? url.origin);
  const body = method === "GET" || request.body === undefined ? "" : JSON.stringify(request.body);
  const send = (): Promise<Response> => {
    const at = world.now();
    return fetch(url, {
      method,
      headers: {
        "x-hubspot-signature-v3": signV3(world.app.clientSecret, method, signed, body, at),
        "x-hubspot-request-timestamp": String(at),
        ...(body !== "" && { "content-type": "application/json" }),
      },
      ...(body !== "" && { body }),
      signal: AbortSignal.any([world.closing, AbortSignal.timeout(timeoutMs)]),
    });
  };
  const first = await send().catch(() => null);
  return first && first.status < 500 ? first : send();
}
