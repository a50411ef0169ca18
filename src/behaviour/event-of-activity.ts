import { triedCall } from "../words/events.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import type { Activity } from "../store/events/activities.ts";
import { eventSource, isByOurPeople } from "../scoring/event-source.ts";
import { instantOf } from "../base/time/instant-of.ts";

/** What is read of a meeting and of a call (hubspot-facts 4.6, engagements). */
export const activityProperties = {
  meeting: ["hs_createdate", "hs_meeting_start_time", "hs_meeting_outcome", "hs_object_source"],
  call: [
    "hs_createdate",
    "hs_timestamp",
    "hs_call_status",
    "hs_call_duration",
    "hs_call_direction",
    "hs_call_disposition",
  ],
} as const;

/** Events of two sources about the same meeting lie closer together than this, in milliseconds. */
export const sameActivityMs = 60_000;

/** What a meeting or a call means. */
export type ActivityMeaning =
  | { readonly kind: "event"; readonly event: BehaviourEvent }
  /** It never took place: the contact's own call that was missed, a call that failed. */
  | { readonly kind: "nothing" }
  /** It is not over yet. */
  | { readonly kind: "later" };

/** A call in one of these states never went out. */
const notMade = new Set(["CANCELED", "FAILED"]);
/** A call in one of these states, or with one of these outcomes of HubSpot's own, is over, and nobody was reached. */
const notReached = new Set(["BUSY", "NO_ANSWER", "MISSED"]);
const unreached = new Set([
  "9d9162e7-6cf3-4944-bf63-4dff82258764", // Busy
  "73a0d17f-1163-4015-bdd5-ec830791da20", // No answer
  "b2cf5968-551e-4856-9783-52b3da59a7d0", // Left voicemail
  "a4c4c377-d246-4b32-a13b-75a56a4cd0ff", // Left live message
  "17b47fee-58de-441e-a44c-c6300d46f273", // Wrong number
]);
const held = new Set(["COMPLETED", ""]);

/**
 * The behaviour event of a meeting (booked when it was created) or of a call (held when it began, with its
 * outcome). A call without a state was logged by hand, which people do once it is over. A meeting that one of our people
 * booked, and a call that the contact did not make, are ours (docs/contracts.md, Whose act); such a call that nobody
 * answered is an attempt. Pure.
 */
export function eventOfActivity(
  kind: Activity["kind"],
  activityId: string,
  properties: Properties,
): ActivityMeaning {
  const text = (name: string): string => properties[name]?.trim() ?? "";
  switch (kind) {
    case "meeting": {
      const occurredAt = instantOf(text("hs_createdate"));
      if (occurredAt === null) return { kind: "nothing" };
      const properties = filled({ start: text("hs_meeting_start_time") });
      const isOurs = isByOurPeople(text("hs_object_source"));
      return eventOf(`meeting/${activityId}`, "meeting_booked", occurredAt, properties, isOurs);
    }
    case "call": {
      const state = text("hs_call_status").toUpperCase();
      if (notMade.has(state)) return { kind: "nothing" };
      if (!held.has(state) && !notReached.has(state)) return { kind: "later" };
      const occurredAt = instantOf(text("hs_timestamp")) ?? instantOf(text("hs_createdate"));
      if (occurredAt === null) return { kind: "nothing" };
      const outcome = filled({
        outcome: text("hs_call_disposition"),
        direction: text("hs_call_direction"),
        durationMs: text("hs_call_duration"),
      });
      const isOurs = text("hs_call_direction").toUpperCase() !== "INBOUND";
      const isReached = held.has(state) && !unreached.has(text("hs_call_disposition"));
      if (!isReached && !isOurs) return { kind: "nothing" };
      const type = isReached ? "call_held" : triedCall;
      return eventOf(`call/${activityId}`, type, occurredAt, outcome, isOurs);
    }
    default:
      return kind satisfies never;
  }
}

function eventOf(
  id: string,
  type: string,
  occurredAt: number,
  properties: Readonly<Record<string, string>>,
  isOurs: boolean,
): ActivityMeaning {
  const source = isOurs ? eventSource.ours : "activity";
  return { kind: "event", event: { id, type, occurredAt, source, properties } };
}

function filled(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
