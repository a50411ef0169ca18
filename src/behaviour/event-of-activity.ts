import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import type { Activity } from "../store/events/activities.ts";
import { instantOf } from "../base/time/instant-of.ts";

/** What is read of a meeting and of a call (hubspot-facts 4.6, engagements). */
export const activityProperties = {
  meeting: ["hs_createdate", "hs_meeting_start_time", "hs_meeting_outcome"],
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
  /** It never took place: nobody answered, it failed. */
  | { readonly kind: "nothing" }
  /** It is not over yet. */
  | { readonly kind: "later" };

/** A call in one of these states is over, and nobody was reached. */
const notHeld = new Set(["BUSY", "CANCELED", "FAILED", "NO_ANSWER", "MISSED"]);
const held = new Set(["COMPLETED", ""]);

/**
 * The behaviour event of a meeting (booked when it was created) or of a call (held when it began, with its
 * outcome). A call without a state was logged by hand, which people do once it is over. Pure.
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
      return eventOf(`meeting/${activityId}`, "meeting_booked", occurredAt, properties);
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
      return eventOf(`call/${activityId}`, "call_held", occurredAt, outcome);
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
): ActivityMeaning {
  return { kind: "event", event: { id, type, occurredAt, source: "activity", properties } };
}

function filled(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
