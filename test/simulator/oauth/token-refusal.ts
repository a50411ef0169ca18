import { json, type Reply } from "../http/route.ts";

/** `status` of the token endpoint's errors (hubspot-facts 1.4). */
export type TokenRefusal =
  | "BAD_AUTH_CODE"
  | "BAD_CLIENT_ID"
  | "BAD_CLIENT_SECRET"
  | "BAD_CODE_VERIFIER"
  | "BAD_GRANT_TYPE"
  | "BAD_HUB"
  | "BAD_REDIRECT_URI"
  | "BAD_REFRESH_TOKEN"
  | "BAD_REQUEST"
  | "BAD_SCOPES";

const texts: Readonly<Record<TokenRefusal, readonly [error: string, description: string]>> = {
  BAD_AUTH_CODE: ["invalid_grant", "missing or unknown auth code"],
  BAD_CLIENT_ID: ["invalid_client", "missing or unknown client id"],
  BAD_CLIENT_SECRET: ["invalid_client", "missing or invalid client secret"],
  BAD_CODE_VERIFIER: ["invalid_grant", "missing or invalid code verifier"],
  BAD_GRANT_TYPE: ["unsupported_grant_type", "missing or unknown grant type"],
  BAD_HUB: ["access_denied", "missing or unknown hub id"],
  BAD_REDIRECT_URI: ["invalid_grant", "missing or invalid redirect uri"],
  BAD_REFRESH_TOKEN: ["invalid_grant", "refresh token is invalid, expired or revoked"],
  BAD_REQUEST: ["invalid_request", "the parameters must be form-encoded in the body"],
  BAD_SCOPES: ["invalid_scope", "missing or invalid scopes"],
};

/** 400 of the token endpoint: RFC 6749 fields and HubSpot's own beside them. */
export function refuseToken(status: TokenRefusal): Reply {
  const [error, description] = texts[status];
  return json(400, { error, error_description: description, status, message: description });
}
