import { describeOutcome, HubSpotError } from "../../hubspot/transport/errors.ts";
import { listWorkflows } from "../../hubspot/calls/list-workflows.ts";
import { findStaticLists } from "../../hubspot/calls/static-lists.ts";
import { featuresOff, type Feature } from "../../oauth/scopes.ts";
import type { Text } from "../../base/text.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Handler } from "../shell/handler.ts";
import { bindOtherwise, pasteInstead } from "../../words/workflow-texts.ts";

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

async function choose<Choice>(
  portal: Portal,
  needed: Feature,
  list: () => Promise<Choice[]>,
): Promise<{ choices: Choice[]; unavailable: Text | null }> {
  const missing = featuresOff(portal.scopes).find(({ feature }) => feature === needed)?.missing;
  if (missing !== undefined) {
    return {
      choices: [],
      unavailable: bindOtherwise(missing),
    };
  }
  try {
    return { choices: await list(), unavailable: null };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    return { choices: [], unavailable: describeOutcome(error.outcome) };
  }
}
