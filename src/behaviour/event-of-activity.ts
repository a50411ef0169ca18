import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import type { Activity } from "../store/events/activities.ts";
import { eventSource } from "../scoring/event-source.ts";
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

/** How a record comes to be when one of our people makes it (docs/hubspot-facts.md 5.3). */
const byOurPeople = new Set([
  "CRM_UI",
  "CRM_UI_BULK_ACTION",
  "MOBILE_IOS",
  "MOBILE_ANDROID",
  "SALES",
  "EXTENSION",
]);

/** What a meeting or a call means. */
export type ActivityMeaning =
  | { readonly kind: "event"; readonly event: BehaviourEvent }
  /** It never took place: nobody answered, it failed. */
  | { readonly kind: "nothing" }
  /** It is not over yet. */
  | { readonly kind: "later" };

/** A call in one of these states is over, and nobody was reached. */
const notHeld = new Set(["BUSY", "CANCELED", "FAILED", "NO_ANSWER", "MISSED"]);
const held = new Set(["COMPLETED", ""]);

/**
 * The behaviour event of a meeting (booked when it was created) or of a call (held when it began, with its
 * outcome). A call without a state was logged by hand, which people do once it is over. A meeting that one of our people
 * booked, and a call that the contact did not make, are ours (docs/contracts.md, Whose act). Pure.
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
      const source = text("hs_object_source").toUpperCase();
      const properties = filled({ start: text("hs_meeting_start_time") });
      const isOurs = byOurPeople.has(source);
      return eventOf(`meeting/${activityId}`, "meeting_booked", occurredAt, properties, isOurs);
    }
    case "call": {
      const state = text("hs_call_status").toUpperCase();
      if (notHeld.has(state)) return { kind: "nothing" };
      if (!held.has(state)) return { kind: "later" };
      const occurredAt = instantOf(text("hs_timestamp")) ?? instantOf(text("hs_createdate"));
      if (occurredAt === null) return { kind: "nothing" };
      const outcome = filled({
        outcome: text("hs_call_disposition"),
        direction: text("hs_call_direction"),
        durationMs: text("hs_call_duration"),
      });
      const isOurs = text("hs_call_direction").toUpperCase() !== "INBOUND";
      return eventOf(`call/${activityId}`, "call_held", occurredAt, outcome, isOurs);
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
