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

/**
 * Whether the contact itself did it (docs/contracts.md, Whose act). What our people or machines did is no pain, no news,
 * raises no hand and lifts no maybe.
 */
export function isOwnAct({ source }: BehaviourEvent): boolean {
  return source !== eventSource.ours && source !== eventSource.machine;
}
