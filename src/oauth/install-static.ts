import { readAccountDetails } from "../hubspot/calls/account-details.ts";
import type { HubSpot } from "../hubspot/transport/client.ts";
import { portalId as verified, type PortalId } from "../store/engine/portal-id.ts";
import type { InstallDeps } from "./complete-install.ts";
import { optionalScopes, requiredScopes } from "./scopes.ts";
import { storeInstall } from "./store-install.ts";

/**
 * Registers the one account of a static token (hubspot-facts 1.9), which names it itself. `hubspot` must use
 * that token for any account. HubSpot does not say which scopes a static token has: all are taken as granted,
 * and what is missing shows as `forbidden` at its first use. Throws HubSpotError when the token is not accepted.
 */
export async function installStatic(
  deps: Pick<InstallDeps, "portals" | "sealing" | "clock"> & {
    readonly hubspot: Pick<HubSpot, "portal" | "forget">;
  },
  language: "en" | "es",
): Promise<PortalId> {
  // The call needs an account to count its limits on before the answer says which one it is.
  const unknown = verified(1);
  const details = await readAccountDetails(deps.hubspot.portal(unknown, "person"));
  deps.hubspot.forget(unknown);
  const portalId = verified(details.portalId);
  const known = await deps.portals.get(portalId);
  const scopes = [...requiredScopes, ...optionalScopes];
  if (known?.status !== "connected") {
    await storeInstall(deps, { portalId, scopes, granted: null, language });
  }
  const { timeZone, uiDomain } = details;
  await deps.portals.change(portalId, (before) => ({ ...before, timeZone, uiDomain }));
  return portalId;
}
