import { canGrant, grantedScopes, scopeFault, splitScopes } from "./scopes.ts";
import { issueCode } from "./grants.ts";
import type { World } from "../world.ts";
import type { Portal } from "../portal.ts";

/** An install link that HubSpot would accept. */
export type Authorization = {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly optional: readonly string[];
  readonly challenge: string | null;
};

export type AuthorizationCheck =
  | { readonly ok: true; readonly authorization: Authorization }
  | { readonly ok: false; readonly message: string };

/** Checks the parameters of an install link (hubspot-facts 1.1 and 1.2). */
export function checkAuthorization(world: World, query: URLSearchParams): AuthorizationCheck {
  const { app } = world;
  if (query.get("client_id") !== app.clientId) return refuse("Unknown client_id.");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!app.redirectUrls.includes(redirectUri)) {
    return refuse("The redirect_uri is not among the app's redirect URLs, character by character.");
  }
  // 127.0.0.1 is taken for localhost: tests listen there.
  if (!/^https:|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/u.test(redirectUri)) {
    return refuse("Redirect URLs must be HTTPS, except http://localhost.");
  }
  const scopes = splitScopes(query.get("scope"));
  const optional = splitScopes(query.get("optional_scope"));
  const fault = scopeFault(app, { scopes, optional });
  if (fault !== null) return refuse(fault);
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return refuse("code_challenge_method must be S256.");
  }
  const authorization = { redirectUri, state: query.get("state"), scopes, optional, challenge };
  return { ok: true, authorization };
}

/** What a portal cannot grant of what is required; empty when it can be connected. */
export function missingTier(portal: Portal, { scopes }: Authorization): readonly string[] {
  return scopes.filter((scope) => !canGrant(portal.tier, scope));
}

/** The address that the browser goes back to once the person has connected the portal. */
export function approve(world: World, portal: Portal, authorization: Authorization): string {
  const { redirectUri, state, challenge } = authorization;
  const { code } = issueCode(world.grants, {
    portalId: portal.id,
    userId: portal.user.id,
    redirectUri,
    scopes: grantedScopes(portal, authorization),
    challenge,
    expiresAt: world.now() + world.codeLifeMs,
  });
  const target = new URL(redirectUri);
  target.searchParams.set("code", code);
  if (state !== null) target.searchParams.set("state", state);
  return target.href;
}

function refuse(message: string): AuthorizationCheck {
  return { ok: false, message };
}
