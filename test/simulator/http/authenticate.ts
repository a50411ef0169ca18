import type { AccessToken } from "../oauth/grants.ts";
import type { Portal } from "../portal.ts";
import { Refusal } from "./refusal.ts";
import type { Exchange } from "./route.ts";

/** Finds the token and its portal. Throws HubSpot's 401: no token, an unknown one, or an expired one (hubspot-facts 3.7). */
export function authenticate(exchange: Exchange): {
  readonly token: AccessToken;
  readonly portal: Portal;
} {
  const { world, headers, at } = exchange;
  const bearer = /^Bearer (?<token>\S+)$/u.exec(headers.authorization ?? "")?.groups?.["token"];
  const token = bearer === undefined ? undefined : world.grants.accessTokens.get(bearer);
  const portal = token && world.portals.get(token.portalId);
  if (!token || !portal) {
    throw new Refusal(
      401,
      "INVALID_AUTHENTICATION",
      "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
    );
  }
  if (token.expiresAt <= at) {
    const seconds = Math.floor((at - token.expiresAt) / 1000);
    const context = { "expire time": [new Date(token.expiresAt).toISOString()] };
    throw new Refusal(
      401,
      "EXPIRED_AUTHENTICATION",
      `The OAuth token used to make this call expired ${seconds} second(s) ago.`,
      { context },
    );
  }
  return { token, portal };
}
