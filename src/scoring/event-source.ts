import type { BehaviourEvent } from "./facts.ts";

/** Sources of events that say more than where they came from. */
export const eventSource = {
  /** One of ours began it: a call that we made, a meeting that sales booked. */
  ours: "sales",
  /** An open or a click that a machine made, told after its minute was judged. */
  machine: "machine",
  /** An open or a click of the minute after a sending: it stands at its end, when it can be judged. */
  firstMinute: "first_minute",
  /** An entry of HubSpot's own list of submissions; its name comes from the table of forms. */
  form: "form",
} as const;

/** How a record comes to be when one of our people makes it (docs/hubspot-facts.md 5.3). */
const ourPeople: ReadonlySet<string> = new Set([
  "CRM_UI",
  "CRM_UI_BULK_ACTION",
  "MOBILE_IOS",
  "MOBILE_ANDROID",
  "SALES",
  "EXTENSION",
]);

/** Whether one of our people made a record or changed a value, by what HubSpot calls its source. */
export function isByOurPeople(source: string): boolean {
  return ourPeople.has(source.toUpperCase());
}

/** Sources under which HubSpot tells what contacts do themselves, and what it calculates (docs/hubspot-facts.md 5.3). */
const ofContacts: ReadonlySet<string> = new Set([
  "FORM",
  "ANALYTICS",
  "EMAIL",
  "EMAIL_INTEGRATION",
  "MEETINGS",
  "CONVERSATIONS",
  "CALCULATED",
]);

/** Whether the contact's own act, or HubSpot's reckoning, made a record or changed a value. */
export function isByContact(source: string): boolean {
  return ofContacts.has(source.toUpperCase());
}

/** Whether a person changed this one record: no list of them at once, and no integration. */
export function isByHand(source: string): boolean {
  return isByOurPeople(source) && source.toUpperCase() !== "CRM_UI_BULK_ACTION";
}

/**
 * Whether the contact itself did it (docs/contracts.md, Whose act). What our people or machines did is no pain, no news,
 * raises no hand and lifts no maybe.
 */
export function isOwnAct({ source }: BehaviourEvent): boolean {
  return source !== eventSource.ours && source !== eventSource.machine;
}
