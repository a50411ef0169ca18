import { randomBytes, randomUUID } from "node:crypto";

/** What one call's bearer token stands for. */
export type AccessToken = {
  readonly token: string;
  readonly kind: "oauth" | "static";
  readonly portalId: number;
  readonly userId: number;
  readonly scopes: readonly string[];
  /** Epoch milliseconds; static tokens do not expire. */
  readonly expiresAt: number;
};

/** One installation: the refresh token lives until uninstall or revocation. */
export type Grant = {
  readonly refreshToken: string;
  readonly portalId: number;
  readonly userId: number;
  readonly scopes: readonly string[];
};

/** An authorization code on its way to being exchanged. */
export type Code = {
  readonly code: string;
  readonly portalId: number;
  readonly userId: number;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** PKCE S256 challenge; null when none was given. */
  readonly challenge: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
};

/** Codes, installations and tokens of the one app. */
export type Grants = {
  readonly codes: Map<string, Code>;
  readonly byRefreshToken: Map<string, Grant>;
  readonly accessTokens: Map<string, AccessToken>;
};

export function createGrants(): Grants {
  return { codes: new Map(), byRefreshToken: new Map(), accessTokens: new Map() };
}

export function issueCode(grants: Grants, code: Omit<Code, "code">): Code {
  const issued = { ...code, code: randomUUID() };
  grants.codes.set(issued.code, issued);
  return issued;
}

/** The grant of a portal and its scopes; a second install keeps the refresh token of the first when the scopes agree. */
export function grantInstall(grants: Grants, install: Omit<Grant, "refreshToken">): Grant {
  const granted = { ...install, refreshToken: `na1-${randomUUID()}` };
  const former = installOf(grants, install.portalId);
  if (former) grants.byRefreshToken.delete(former.refreshToken);
  const kept = former ? { ...granted, refreshToken: former.refreshToken } : granted;
  grants.byRefreshToken.set(kept.refreshToken, kept);
  return kept;
}

export function issueAccessToken(grants: Grants, grant: Grant, expiresAt: number): AccessToken {
  const token: AccessToken = {
    token: `CN${randomBytes(48).toString("base64url")}`,
    kind: "oauth",
    portalId: grant.portalId,
    userId: grant.userId,
    scopes: grant.scopes,
    expiresAt,
  };
  grants.accessTokens.set(token.token, token);
  return token;
}

/** A token of a private app: one account, no expiry (hubspot-facts 1.9). */
export function issueStaticToken(
  grants: Grants,
  portalId: number,
  userId: number,
  scopes: readonly string[],
): AccessToken {
  const token: AccessToken = {
    token: `pat-na1-${randomUUID()}`,
    kind: "static",
    portalId,
    userId,
    scopes,
    expiresAt: Number.POSITIVE_INFINITY,
  };
  grants.accessTokens.set(token.token, token);
  return token;
}

/** The app's installation in a portal; undefined when it is not installed. */
export function installOf(grants: Grants, portalId: number): Grant | undefined {
  return [...grants.byRefreshToken.values()].find((grant) => grant.portalId === portalId);
}

/** Ends the installation: the refresh token is dead at once, access tokens with it. */
export function endInstall(grants: Grants, portalId: number): void {
  const grant = installOf(grants, portalId);
  if (grant) grants.byRefreshToken.delete(grant.refreshToken);
  for (const [key, token] of grants.accessTokens) {
    if (token.portalId === portalId && token.kind === "oauth") grants.accessTokens.delete(key);
  }
}
