import { optionalScopes, requiredScopes } from "./scopes.ts";

const hubspotApi = "https://api.hubapi.com";
const hubspotApp = "https://app.hubspot.com";

/** Where people accept the install: HubSpot's own page, or the simulator's when the API is the simulator's. */
export function authorizeOrigin(apiUrl: string): string {
  return apiUrl === hubspotApi ? hubspotApp : new URL(apiUrl).origin;
}

/** The redirect URL that is registered with HubSpot; both must agree to the letter (hubspot-facts 1.2). */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl}/oauth/callback`;
}

/** The page on which a person installs the app (hubspot-facts 1.1), for a certain account when `portalId` is given. */
export function authorizeUrl(install: {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly publicUrl: string;
  readonly state: string;
  readonly codeChallenge: string;
  readonly portalId: number | null;
}): string {
  const account = install.portalId === null ? "" : `/${install.portalId}`;
  const url = new URL(`/oauth${account}/authorize`, authorizeOrigin(install.apiUrl));
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
