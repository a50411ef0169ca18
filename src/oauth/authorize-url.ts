import { optionalScopes, requiredScopes } from "./scopes.ts";

/** The redirect URL that is registered with HubSpot; both must agree to the letter (hubspot-facts 1.2). */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl}/oauth/callback`;
}

/** The page on which a person installs the app (hubspot-facts 1.1), for a certain account when `portalId` is given. */
export function authorizeUrl(install: {
  /** Where people accept the install (HUBSPOT_AUTHORIZE_URL), without a slash at the end. */
  readonly authorizeBase: string;
  readonly clientId: string;
  readonly publicUrl: string;
  readonly state: string;
  readonly codeChallenge: string;
  readonly portalId: number | null;
}): string {
  const account = install.portalId === null ? "" : `/${install.portalId}`;
  const url = new URL(`${install.authorizeBase}/oauth${account}/authorize`);
  url.search = new URLSearchParams({
    client_id: install.clientId,
    redirect_uri: redirectUri(install.publicUrl),
    scope: requiredScopes.join(" "),
    optional_scope: optionalScopes.join(" "),
    state: install.state,
    code_challenge: install.codeChallenge,
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}
