import type { Logger } from "pino";
import type { Clock } from "../base/clock.ts";
import { readAccountDetails } from "../hubspot/calls/account-details.ts";
import type { HubSpot } from "../hubspot/transport/client.ts";
import { HubSpotError } from "../hubspot/transport/errors.ts";
import type { GrantedTokens, OauthApi } from "../hubspot/calls/oauth-api.ts";
import { portalId as verified, type PortalId } from "../store/engine/portal-id.ts";
import type { Portals } from "../store/portals/portals.ts";
import { failureOfExchange, type InstallFailure } from "./install-failure.ts";
import { missingRequired } from "./scopes.ts";
import type { Sealing } from "./sealing.ts";
import { storeInstall } from "./store-install.ts";
import type { Tokens } from "./tokens.ts";

export type InstallDeps = {
  readonly api: OauthApi;
  readonly hubspot: Pick<HubSpot, "portal">;
  readonly portals: Portals;
  readonly sealing: Sealing;
  readonly tokens: Pick<Tokens, "remember">;
  readonly clock: Clock;
  readonly log: Logger;
};

export type InstallResult =
  | { readonly kind: "installed"; readonly portalId: PortalId }
  | { readonly kind: "failed"; readonly failure: InstallFailure };

/**
 * From a code to a stored portal: exchanges it, checks account and scopes, stores the sealed refresh token
 * before anything else uses the access token, then completes the record from the account's details. Throws
 * what the store throws; what HubSpot says no to is a failure.
 */
export async function completeInstall(
  deps: InstallDeps,
  install: {
    readonly code: string;
    readonly codeVerifier: string | null;
    /** The account for which it was started, if any. */
    readonly wantedPortal: number | null;
    readonly language: "en" | "es";
  },
): Promise<InstallResult> {
  let granted: GrantedTokens;
  let account: Account;
  try {
    granted = await deps.api.exchangeCode(install.code, install.codeVerifier);
    account = await accountOf(deps, granted);
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    deps.log.warn({ err: error }, "an install was refused by the token endpoint");
    return { kind: "failed", failure: failureOfExchange(error.outcome) };
  }
  const { portalId, scopes } = account;
  const failure = failureOf(account, install.wantedPortal);
  if (failure !== null) {
    await giveBack(deps, portalId, granted);
    return { kind: "failed", failure };
  }
  await storeInstall(deps, { portalId, scopes, granted, language: install.language });
  deps.tokens.remember(portalId, granted);
  await completeRecord(deps, portalId, granted);
  deps.log.info({ portal: portalId, scopes }, "installed");
  return { kind: "installed", portalId };
}

type Account = { readonly portalId: PortalId; readonly scopes: readonly string[] };

/** The dated endpoint says both; where it leaves one out, the token is introspected (hubspot-facts 1.3). */
async function accountOf(deps: InstallDeps, granted: GrantedTokens): Promise<Account> {
  const { hubId, scopes } = granted;
  if (hubId !== null && scopes !== null) return { portalId: verified(hubId), scopes };
  const found = await deps.api.introspect(granted.accessToken, "access_token");
  if (!found.active) throw new HubSpotError({ kind: "disconnected" });
  return { portalId: verified(found.hubId), scopes: found.scopes };
}

function failureOf({ portalId, scopes }: Account, wanted: number | null): InstallFailure | null {
  if (wanted !== null && wanted !== portalId)
    return { kind: "wrongAccount", wanted, got: portalId };
  const missing = missingRequired(scopes);
  return missing.length > 0 ? { kind: "scopesMissing", missing } : null;
}

/** What was granted by mistake is revoked, unless the account is installed already: its tokens are the same ones. */
async function giveBack(
  deps: InstallDeps,
  portalId: PortalId,
  granted: GrantedTokens,
): Promise<void> {
  const known = await deps.portals.get(portalId);
  if (known?.status === "connected") return;
  try {
    await deps.api.revoke(granted.refreshToken, "refresh_token");
  } catch (error) {
    deps.log.warn({ portal: portalId, err: error }, "a token that is not kept was not revoked");
  }
}

/** Time zone, address and installer; the install holds without them, and the next install or start fills them in. */
async function completeRecord(
  deps: InstallDeps,
  portalId: PortalId,
  granted: GrantedTokens,
): Promise<void> {
  try {
    const { timeZone, uiDomain } = await readAccountDetails(
      deps.hubspot.portal(portalId, "person"),
    );
    const found = await deps.api.introspect(granted.accessToken, "access_token");
    const installedBy = found.active ? found.user : "";
    const details = { timeZone, uiDomain, installedBy };
    await deps.portals.change(portalId, (before) => ({ ...before, ...details }));
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    deps.log.warn({ portal: portalId, err: error }, "account details could not be read yet");
  }
}
