import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import { buildCard } from "./build-card.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { openVersion } from "../../account/models.ts";
import { stateIn, statesOf } from "../../account/state.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { recallCard } from "./recall-card.ts";

/** Answers the whole card of one contact of the portal that signed, in one read of the ledger. */
export async function showContact(
  { ledger, portals }: Pick<CardsDeps, "ledger" | "portals">,
  call: SignedCall,
  contactId: string,
): Promise<Answer> {
  const portal = await portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  const facts = await recallCard(ledger, call.portalId, contactId);
  if (facts === null) return contactUnknown;
  const isCustomer = facts.score.kind === "customer";
  // A customer's score carries the customer model's version; the lead model in force gives the rest.
  const lead = openVersion(
    portal,
    isCustomer && portal.current.customer !== null ? portal.current.lead : facts.score.modelVersion,
  );
  if (lead === null) return contactUnknown;
  const customer = isCustomer ? openVersion(portal, portal.current.customer) : null;
  const language = call.query.get("language") === "es" ? "es" : "en";
  const isPaused = stateIn(statesOf(portal), "paused") !== null;
  const models = { lead: lead.compiled(), customer: customer?.compiled() ?? null };
  return ok(buildCard(facts, models, isPaused, language));
}
