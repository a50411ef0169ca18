import type { BehaviourSource } from "../../../config/behaviour.ts";
import { deriveEvents } from "../../behaviour/derive-events.ts";
import { sourcesOf } from "../../behaviour/model-sources.ts";
import { salesFactsOf } from "../../outcomes/sales-facts.ts";
import type { Facts } from "../../scoring/facts.ts";
import { withoutBursts } from "../../scoring/ordered.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { KnownContact } from "./read-contacts.ts";

/** Every source of behaviour that would count with these models in force. */
export function sourcesWith(lead: Model, customer: Model | null): readonly BehaviourSource[] {
  return sourcesOf(customer === null ? [lead] : [lead, customer]);
}

/**
 * What a turn of the pipeline would score the contact from: what was read and kept of it, and the events
 * that a newly mapped counter or date would bring at its first sight.
 */
export function factsOf(
  contact: KnownContact,
  sources: readonly BehaviourSource[],
  asOf: number,
  timeZone: string,
): Facts {
  const properties = contact.properties ?? {};
  const derived = deriveEvents(contact.contactId, properties, sources, contact.counters, asOf, {
    told: contact.events,
    timeZone,
  });
  const { company, deals, firstContactAt } = contact;
  const events = withoutBursts([...contact.events, ...derived.events]);
  return {
    contact: properties,
    company,
    events,
    timeZone,
    verdict: contact.verdict,
    sales: salesFactsOf({ contact: properties, company, events, deals, firstContactAt }, asOf),
    doNotScore: properties["ripen_do_not_score"] === "true",
  };
}
