import type { z } from "zod";
import { isConfirmed } from "../../store/crossings/state.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { live } from "../contract/setup.ts";

/** What of the account was seen at work in HubSpot, and where its people do the rest. */
export async function liveOf(read: LedgerReader, portal: Portal): Promise<z.input<typeof live>> {
  const { portalId, uiDomain, bindings, cardSeenAt = null } = portal;
  const { told } = await read
    .selectFrom("handoffs")
    .select((e) => e.fn.countAll<number>().as("told"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const receipt = await read
    .selectFrom("crossings")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where(isConfirmed.sql())
    .limit(1)
    .executeTakeFirst();
  // HubSpot documents no addresses of its pages: these are the lists, from which every page is a click away.
  const home = `https://${uiDomain}`;
  return {
    bound: Object.keys(bindings).length,
    handedOff: told,
    isHandoffBound: bindings["handoff"] !== undefined,
    hasReceipt: receipt !== undefined,
    cardSeenAt,
    places: {
      workflows: `${home}/workflows/${portalId}`,
      contacts: `${home}/contacts/${portalId}/objects/0-1/views/all/list`,
      recordPage: `${home}/contacts/${portalId}/objects/0-1`,
    },
  };
}
