import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import { listWorkflows } from "../../hubspot/calls/list-workflows.ts";
import { findStaticLists } from "../../hubspot/calls/static-lists.ts";
import { featuresOff, type Feature } from "../../oauth/scopes.ts";
import type { Text } from "../../base/text.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Handler } from "../shell/handler.ts";

/**
 * The portal's own contact workflows for a picker. Where they cannot be listed, the reason and no list: their
 * list is a beta, which a certified app must not call (hubspot-facts 7.2).
 */
export const listWorkflowChoices: Handler<"workflowChoices"> = async (
  deps,
  { portal, portalId },
) =>
  deps.mayUseWorkflowApi
    ? choose(portal, "workflows", async () => {
        const found = await listWorkflows(deps.hubspot.portal(portalId, "person"));
        return found.map(({ name, ...ids }) => ({ ...ids, name: name || ids.flowId }));
      })
    : { choices: [], unavailable: pasteInstead };

/** The portal's static contact lists for a picker, those whose name contains the asked words. */
export const listStaticLists: Handler<"listChoices"> = (deps, { portal, portalId, query }) =>
  choose(portal, "lists", async () => [
    ...(await findStaticLists(deps.hubspot.portal(portalId, "person"), query.q)),
  ]);

const pasteInstead: Text = {
  en: "Ripen does not list workflows here: open yours in HubSpot and paste its address.",
  es: "Ripen no enumera flujos aquí: abra el suyo en HubSpot y pegue su dirección.",
};

async function choose<Choice>(
  portal: Portal,
  needed: Feature,
  list: () => Promise<Choice[]>,
): Promise<{ choices: Choice[]; unavailable: Text | null }> {
  const missing = featuresOff(portal.scopes).find(({ feature }) => feature === needed)?.missing;
  if (missing !== undefined) {
    const scopes = missing.join(", ");
    return {
      choices: [],
      unavailable: {
        en: `HubSpot has not granted ${scopes}: bind to the property, or install Ripen again and accept it.`,
        es: `HubSpot no ha concedido ${scopes}: vincule a la propiedad o vuelva a instalar Ripen y acéptelo.`,
      },
    };
  }
  try {
    return { choices: await list(), unavailable: null };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    const unavailable = {
      en: describeOutcome(error.outcome, "en"),
      es: describeOutcome(error.outcome, "es"),
    };
    return { choices: [], unavailable };
  }
}
