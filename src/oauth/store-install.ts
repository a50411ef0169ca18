import type { Clock } from "../base/clock.ts";
import type { GrantedTokens } from "../hubspot/calls/oauth-api.ts";
import type { PortalId } from "../store/engine/portal-id.ts";
import type { Portal, Portals } from "../store/portals/portals.ts";
import type { Sealing } from "./sealing.ts";
import { refreshTokenField } from "./tokens.ts";

/** Stores an install durably. Settings, models and bindings of an earlier install of the account are kept. */
export async function storeInstall(
  deps: { readonly portals: Portals; readonly sealing: Sealing; readonly clock: Clock },
  install: {
    readonly portalId: PortalId;
    readonly scopes: readonly string[];
    /** Null for a static token, which lives in the environment. */
    readonly granted: GrantedTokens | null;
    readonly language: "en" | "es";
  },
): Promise<Portal> {
  const { portalId, scopes, granted, language } = install;
  const { sealing, clock } = deps;
  // A data key of its own for each install: no earlier master key is needed for it.
  const dataKey = await sealing.newDataKey(portalId);
  const refreshToken =
    granted === null
      ? null
      : await sealing.seal(portalId, dataKey, refreshTokenField, granted.refreshToken);
  return deps.portals.install(portalId, (before) => {
    // Whoever installs again does not want to leave any more.
    const { leaving: _over, ...kept } = before ?? blank(portalId, language);
    return {
      ...kept,
      status: "connected",
      installedAt: clock.now(),
      scopes,
      dataKey,
      refreshToken,
    };
  });
}

function blank(
  portalId: PortalId,
  language: "en" | "es",
): Omit<Portal, "status" | "installedAt" | "scopes" | "dataKey" | "refreshToken"> {
  return {
    portalId,
    installedBy: "",
    timeZone: "UTC",
    uiDomain: "app.hubspot.com",
    language,
    models: [],
    current: { lead: null, customer: null },
    bindings: {},
  };
}
