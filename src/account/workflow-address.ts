import type { Binding, Portal } from "../store/portals/portals.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

/** As HubSpot's editor shows it; the facts name no address, so any path that ends in a flow's id is taken. */
const pathOfFlow = /^\/workflows\/(\d+)\/(?:[\w-]+\/)*flow\/(\d{1,20})(?:\/|$)/;

/**
 * The workflow that a pasted address of the portal's own HubSpot names; its name is not in the address, and
 * its id stands for it. Throws RefusedError WORKFLOW_ADDRESS when it is none, or another account's.
 */
export function workflowOfAddress(
  address: string,
  portal: Pick<Portal, "portalId" | "uiDomain">,
): NonNullable<Binding["workflow"]> {
  const url = URL.parse(address);
  const [, account, flowId] = pathOfFlow.exec(url?.pathname ?? "") ?? [];
  if (url === null || flowId === undefined || !isHubSpot(url, portal)) throw noAddress;
  if (account !== String(portal.portalId)) throw anotherAccount;
  return { flowId, name: flowId };
}

/** Where the workflow is in the portal's own HubSpot. */
export function addressOfWorkflow(
  flowId: string,
  { portalId, uiDomain }: Pick<Portal, "portalId" | "uiDomain">,
): string {
  return `https://${uiDomain}/workflows/${portalId}/platform/flow/${flowId}/edit`;
}

function isHubSpot({ host, hostname }: URL, { uiDomain }: Pick<Portal, "uiDomain">): boolean {
  return host === uiDomain || hostname === "hubspot.com" || hostname.endsWith(".hubspot.com");
}

const noAddress = refuse(400, refusals.workflowAddress, "body.workflowAddress");

const anotherAccount = refuse(400, refusals.workflowOfAnotherAccount, "body.workflowAddress");
