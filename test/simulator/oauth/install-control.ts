import type { Portal } from "../portal.ts";
import type { World } from "../world.ts";
import { approve, checkAuthorization } from "./authorization.ts";
import { endInstall, installOf, issueCode, issueStaticToken } from "./grants.ts";
import { grantedScopes } from "./scopes.ts";

/** What the portal's admin, or HubSpot itself, does about the app. */
export type InstallControl = {
  /** Whether the app is installed. */
  installed(): boolean;
  /** Opens the install link and presses Connect: gives the address of the redirect. Throws when HubSpot would show an error. */
  approveInstall(authorizeUrl: string): string;
  /** Installs from the Marketplace without partner sign-in: the address that HubSpot opens (hubspot-facts 1.1 path 2). */
  seamlessInstallUrl(installUrl: string): string;
  /** With partner sign-in (path 3): the first address, and the second one once the app has answered with its state. */
  partnerInstallUrls(installUrl: string): {
    readonly authorize: string;
    readonly finalize: (state: string) => string;
  };
  /** Leaves an optional scope ungranted from the next install on. */
  withholdScope(scope: string): void;
  /** Uninstalls as an admin does in HubSpot: the app hears nothing of it. */
  uninstall(): void;
  /** Closes the account: refreshing answers BAD_HUB. */
  closeAccount(): void;
  /** A private app's token for this portal alone (hubspot-facts 1.9). */
  staticToken(scopes: readonly string[]): string;
};

export function createInstallControl(world: World, portal: Portal): InstallControl {
  const returnUrl = `https://app.hubspot.com/ecosystem/${portal.id}/marketplace/apps/_installed`;
  const newCode = (installUrl: string): string => {
    const { requiredScopes: scopes, optionalScopes: optional } = world.app;
    return issueCode(world.grants, {
      portalId: portal.id,
      userId: portal.user.id,
      redirectUri: installUrl,
      scopes: grantedScopes(portal, { scopes, optional }),
      challenge: null,
      expiresAt: world.now() + world.codeLifeMs,
    }).code;
  };
  return {
    installed: () => installOf(world.grants, portal.id) !== undefined,
    approveInstall: (authorizeUrl) => {
      const check = checkAuthorization(world, new URL(authorizeUrl).searchParams);
      if (!check.ok) throw new Error(`HubSpot refuses the install link: ${check.message}`);
      return approve(world, portal, check.authorization);
    },
    seamlessInstallUrl: (installUrl) =>
      withParams(installUrl, { code: newCode(installUrl), returnUrl }),
    partnerInstallUrls: (installUrl) => ({
      authorize: withParams(installUrl, { returnUrl, step: "authorize" }),
      finalize: (state) =>
        withParams(installUrl, { code: newCode(installUrl), state, returnUrl, step: "finalize" }),
    }),
    withholdScope: (scope) => {
      portal.withheld.add(scope);
    },
    uninstall: () => endInstall(world.grants, portal.id),
    closeAccount: () => {
      world.closedPortals.add(portal.id);
    },
    staticToken: (scopes) =>
      issueStaticToken(world.grants, portal.id, portal.user.id, scopes).token,
  };
}

function withParams(installUrl: string, params: Readonly<Record<string, string>>): string {
  const url = new URL(installUrl);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}
