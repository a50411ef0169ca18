import { html, redirect, type Exchange, type PublicRoute, type Reply } from "../http/route.ts";
import { approve, checkAuthorization, missingTier } from "../oauth/authorization.ts";
import { connectPage, refusalPage } from "../oauth/pages.ts";
import type { Portal } from "../portal.ts";

/** The install screen, on app.hubspot.com in the real world (hubspot-facts 1.1 path 1). */
export const authorizeRoutes: readonly PublicRoute[] = ["", "/{portalId}"].flatMap((portal) => [
  {
    access: "public",
    name: "oauth.authorize.show",
    method: "GET",
    path: `/oauth${portal}/authorize`,
    kind: "other",
    handle: show,
  },
  {
    access: "public",
    name: "oauth.authorize.connect",
    method: "POST",
    path: `/oauth${portal}/authorize`,
    kind: "other",
    handle: connect,
  },
]);

function show({ world, query, path, params }: Exchange): Reply {
  const check = checkAuthorization(world, query);
  if (!check.ok) return html(400, refusalPage(check.message));
  const portals = [...world.portals.values()].filter(
    ({ id }) => params["portalId"] === undefined || params["portalId"] === String(id),
  );
  if (portals.length === 0) return html(404, refusalPage("There is no such account."));
  return html(200, connectPage(`${path}?${query.toString()}`, portals, check.authorization));
}

function connect(exchange: Exchange): Reply {
  const { world, query } = exchange;
  const check = checkAuthorization(world, query);
  if (!check.ok) return html(400, refusalPage(check.message));
  const portal = chosenPortal(exchange);
  if (!portal) return html(404, refusalPage("There is no such account."));
  const lacking = missingTier(portal, check.authorization);
  if (lacking.length > 0) {
    return html(403, refusalPage(`This account cannot grant ${lacking.join(", ")}.`));
  }
  return redirect(approve(world, portal, check.authorization));
}

/** The account of the address, else of the form, else the first one. */
function chosenPortal({ world, params, body }: Exchange): Portal | undefined {
  const form = new URLSearchParams(body.toString("utf8"));
  const id = params["portalId"] ?? form.get("portalId");
  return id === null ? world.portals.values().next().value : world.portals.get(Number(id));
}
