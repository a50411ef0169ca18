import type { PortalId } from "../../src/store/engine/portal-id.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { cardModel } from "../support/card-model.ts";

/** A connected portal with one published model, installed by admin@example.com. */
export function consolePortal(portalId: PortalId, at: number): Portal {
  const sealed = { keyId: "k", nonce: "", text: "", tag: "" };
  return {
    portalId,
    status: "connected",
    installedAt: at - 1_000_000,
    installedBy: "Admin@example.com",
    preparedAt: at - 500_000,
    scopes: ["oauth"],
    timeZone: "Europe/Madrid",
    uiDomain: "app.hubspot.com",
    language: "en",
    dataKey: sealed,
    refreshToken: sealed,
    models: [
      {
        version: 1,
        name: "Small model",
        note: "",
        publishedAt: at - 500_000,
        publishedBy: "ripen",
        model: cardModel(1),
      },
    ],
    current: { lead: 1, customer: null },
    bindings: { handoff: { actuator: "property", boundAt: at - 500_000 } },
  };
}
