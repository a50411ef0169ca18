import { json, type Exchange, type PublicRoute, type Reply } from "../http/route.ts";
import type { AccessToken, Grant } from "../oauth/grants.ts";
import { refuseToken } from "../oauth/token-refusal.ts";
import { readForm, tokenPaths } from "./oauth-token.ts";

/** Introspection and revocation (hubspot-facts 1.5). */
export const introspectRoutes: readonly PublicRoute[] = tokenPaths.flatMap((base) => [
  {
    access: "public",
    name: "oauth.introspect",
    method: "POST",
    path: `${base}/token/introspect`,
    kind: "other",
    handle: (exchange) => withForm(exchange, introspect),
  },
  {
    access: "public",
    name: "oauth.revoke",
    method: "POST",
    path: `${base}/token/revoke`,
    kind: "other",
    handle: (exchange) => withForm(exchange, revoke),
  },
]);

function withForm(
  exchange: Exchange,
  handle: (exchange: Exchange, form: URLSearchParams) => Reply,
): Reply {
  const { app } = exchange.world;
  const form = readForm(exchange);
  if (!form) return refuseToken("BAD_REQUEST");
  if (form.get("client_id") !== app.clientId) return refuseToken("BAD_CLIENT_ID");
  if (form.get("client_secret") !== app.clientSecret) return refuseToken("BAD_CLIENT_SECRET");
  return handle(exchange, form);
}

/** The specification's name of the field; the prose names it after the kind of token. */
function tokenIn(form: URLSearchParams): string {
  return form.get("token") ?? "";
}

function introspect({ world, at }: Exchange, form: URLSearchParams): Reply {
  const token = tokenIn(form);
  const grant = world.grants.byRefreshToken.get(token);
  if (grant) return json(200, { ...facts(world.app, grant, token), token_use: "refresh_token" });
  const access = world.grants.accessTokens.get(token);
  if (!access || access.kind === "static" || access.expiresAt <= at) {
    return json(200, { active: false });
  }
  return json(200, {
    ...facts(world.app, access, token),
    signed_access_token: signed(world.app.appId, access),
    expires_in: Math.floor((access.expiresAt - at) / 1000),
    token_use: "access_token",
  });
}

function facts(
  app: { readonly clientId: string; readonly appId: number },
  { portalId, userId, scopes }: Grant | AccessToken,
  token: string,
): Record<string, unknown> {
  return {
    active: true,
    token,
    hub_id: portalId,
    user_id: userId,
    client_id: app.clientId,
    app_id: app.appId,
    user: "admin@example.com",
    hub_domain: "example.com",
    scopes,
    is_private_distribution: false,
    token_type: "Bearer",
  };
}

function signed(appId: number, access: AccessToken): unknown {
  return {
    expiresAt: access.expiresAt,
    scopes: access.scopes.join(" "),
    hubId: access.portalId,
    userId: access.userId,
    appId,
    signature: "simulated",
    scopeToScopeGroupPks: "",
    newSignature: "simulated",
    hublet: "na1",
    trialScopes: "",
    trialScopeToScopeGroupPks: "",
    isUserLevel: false,
    isPrivateDistribution: false,
  };
}

/** The refresh token dies; access tokens already out keep working until they expire. */
function revoke({ world }: Exchange, form: URLSearchParams): Reply {
  const token = tokenIn(form);
  world.grants.byRefreshToken.delete(token);
  world.grants.accessTokens.delete(token);
  return json(200, {});
}
