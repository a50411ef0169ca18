import { createHash } from "node:crypto";
import { json, type Exchange, type PublicRoute, type Reply } from "../http/route.ts";
import { grantInstall, issueAccessToken, type Grant } from "../oauth/grants.ts";
import { refuseToken } from "../oauth/token-refusal.ts";
import type { World } from "../world.ts";

/** The same in every version (hubspot-facts 1.3). */
export const tokenPaths = ["/oauth/{version}", "/oauth/v3"];

/** The token endpoint (hubspot-facts 1.3 and 1.4). */
export const tokenRoutes: readonly PublicRoute[] = tokenPaths.map((base) => ({
  access: "public",
  name: "oauth.token",
  method: "POST",
  path: `${base}/token`,
  kind: "other",
  handle: token,
}));

function token(exchange: Exchange): Reply {
  const { world } = exchange;
  const form = readForm(exchange);
  if (!form) return refuseToken("BAD_REQUEST");
  if (form.get("client_id") !== world.app.clientId) return refuseToken("BAD_CLIENT_ID");
  if (form.get("client_secret") !== world.app.clientSecret) {
    return refuseToken("BAD_CLIENT_SECRET");
  }
  switch (form.get("grant_type") ?? "") {
    case "authorization_code":
      return exchangeCode(exchange, form);
    case "refresh_token":
      return refresh(world, form.get("refresh_token") ?? "");
    case "client_credentials":
      return refuseToken("BAD_SCOPES");
    default:
      return refuseToken("BAD_GRANT_TYPE");
  }
}

/** The form of the body; null when it is not form-encoded, or when something stands in the query. */
export function readForm({ headers, body, query }: Exchange): URLSearchParams | null {
  const isForm = /^application\/x-www-form-urlencoded\b/iu.test(headers["content-type"] ?? "");
  return isForm && query.size === 0 ? new URLSearchParams(body.toString("utf8")) : null;
}

function exchangeCode({ world, at }: Exchange, form: URLSearchParams): Reply {
  const code = world.grants.codes.get(form.get("code") ?? "");
  // Single use, also when what follows goes wrong.
  if (code) world.grants.codes.delete(code.code);
  if (!code || code.expiresAt <= at) return refuseToken("BAD_AUTH_CODE");
  if (form.get("redirect_uri") !== code.redirectUri) return refuseToken("BAD_REDIRECT_URI");
  if (code.challenge !== null) {
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    if (challenge !== code.challenge) return refuseToken("BAD_CODE_VERIFIER");
  }
  return grantReply(world, grantInstall(world.grants, code));
}

function refresh(world: World, refreshToken: string): Reply {
  const grant = world.grants.byRefreshToken.get(refreshToken);
  if (!grant) return refuseToken("BAD_REFRESH_TOKEN");
  return world.closedPortals.has(grant.portalId)
    ? refuseToken("BAD_HUB")
    : grantReply(world, grant);
}

function grantReply(world: World, grant: Grant): Reply {
  const life = world.tokenLifeSeconds;
  const access = issueAccessToken(world.grants, grant, world.now() + life * 1000);
  return json(200, {
    token_type: "bearer",
    access_token: access.token,
    refresh_token: grant.refreshToken,
    expires_in: life,
    hub_id: grant.portalId,
    scopes: grant.scopes,
    token_use: "access_token",
    user_id: grant.userId,
  });
}
