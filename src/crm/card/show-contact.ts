import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import { buildCard } from "./build-card.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { ModelViews } from "../../account/model-views.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { recallCard } from "./recall-card.ts";

/** Answers the whole card of one contact of the portal that signed, in one read of the ledger. */
export async function showContact(
  { ledger, portals }: Pick<CardsDeps, "ledger" | "portals">,
  views: ModelViews,
  call: SignedCall,
  contactId: string,
): Promise<Answer> {
  const portal = await portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  const facts = await recallCard(ledger, call.portalId, contactId);
  if (facts === null) return contactUnknown;
  const isCustomer = facts.score.kind === "customer";
  // A customer's score carries the customer model's version; the lead model in force gives the rest.
  const lead = views(
    portal,
    isCustomer && portal.current.customer !== null ? portal.current.lead : facts.score.modelVersion,
  );
  if (lead === null) return contactUnknown;
  const customer = isCustomer ? views(portal, portal.current.customer) : null;
  const language = call.query.get("language") === "es" ? "es" : "en";
  return ok(buildCard(facts, { lead, customer }, portal.pausedAt !== undefined, language));
}
