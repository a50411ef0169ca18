import { portalId } from "../../../src/store/engine/portal-id.ts";
import type { Portal } from "../../../src/store/portals/portals.ts";

const sealed = { keyId: "k1", nonce: "n", text: "t", tag: "g" };

/** A connected portal without a published model. */
export function portalOf(id: number, changes: Partial<Portal> = {}): Portal {
  return {
    portalId: portalId(id),
    status: "connected",
    installedAt: 1_000,
    installedBy: "ana@example.com",
    scopes: ["oauth"],
    timeZone: "Europe/Madrid",
    uiDomain: "app.hubspot.com",
    language: "es",
    dataKey: sealed,
    refreshToken: sealed,
    models: [],
    current: { lead: null, customer: null },
    bindings: {},
    ...changes,
  };
}
