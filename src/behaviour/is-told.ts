import type { BehaviourEvent } from "../scoring/facts.ts";
import { sameActivityMs } from "./event-of-activity.ts";

/**
 * Whether a date of the contact says what the meeting or call itself has said already: same type, less than a
 * minute apart. Counters tell of other things than activities, and are never told before.
 */
export function isTold(event: BehaviourEvent, known: readonly BehaviourEvent[]): boolean {
  return (
    event.source === "date" &&
    known.some(
      (other) =>
        other.source === "activity" &&
        other.type === event.type &&
        Math.abs(other.occurredAt - event.occurredAt) <= sameActivityMs,
    )
  );
}
