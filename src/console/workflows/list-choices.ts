import { HubSpotError } from "../../hubspot/errors.ts";
import { describeOutcome } from "../../hubspot/describe-outcome.ts";
import { listWorkflows } from "../../hubspot/list-workflows.ts";
import { featuresOff } from "../../oauth/scopes.ts";
import type { Handler } from "../api/handler.ts";

/** The portal's own contact workflows for a picker. Where they cannot be listed, the reason and no list. */
export const listChoices: Handler<"workflowChoices"> = async (deps, { portal, portalId }) => {
  const missing = featuresOff(portal.scopes).find(
    ({ feature }) => feature === "workflows",
  )?.missing;
  if (missing !== undefined) {
    const scopes = missing.join(", ");
    return {
      choices: [],
      unavailable: {
        en: `HubSpot has not granted ${scopes}: paste the workflow's name by hand, or install Ripen again and accept it.`,
        es: `HubSpot no ha concedido ${scopes}: escriba el nombre del flujo a mano o vuelva a instalar Ripen y acéptelo.`,
      },
    };
  }
  try {
    const found = await listWorkflows(deps.hubspot.portal(portalId, "person"));
    return {
      choices: found.map(({ name, ...ids }) => ({ ...ids, name: name || ids.flowId })),
      unavailable: null,
    };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    return {
      choices: [],
      unavailable: {
        en: describeOutcome(error.outcome, "en"),
        es: describeOutcome(error.outcome, "es"),
      },
    };
  }
};
