import type { BehaviourEvent, Properties, Verdict } from "../scoring/facts.ts";
import { isOwnAct } from "../scoring/event-source.ts";
import type { Handoff } from "../store/crossings/handoffs.ts";
import type { Score } from "../scoring/result.ts";

/** What triggers, audiences and goals look at. Times in epoch milliseconds. */
export type TriggerState = {
  readonly score: Score;
  readonly unsubscribed: boolean;
  /** In any order; those later than `asOf` have not happened yet. */
  readonly events: readonly BehaviourEvent[];
  readonly verdict: Verdict | null;
  /** The lifecycle stage, and since when the contact has been in it; null when it has none or nobody knows. */
  readonly lifecycle: { readonly stage: string; readonly since: number | null } | null;
  readonly properties: Properties;
  /** What a logical field of the model that scores the contact holds, as the account mapped it; null or absent for nothing. */
  readonly fieldValue?: (field: string) => string | null;
  /** IANA name, in which a date is a day; UTC when left out. */
  readonly timeZone?: string;
  /** The latest hand-off; null or absent when there was none. */
  readonly handoff?: Handoff | null;
  /** The lead is with sales and raised its hand: its owner is told. */
  readonly tellsOwner?: boolean;
  readonly asOf: number;
};

/** When the contact last did something of these types (of any when null); null when it never did. */
export function lastDid(state: TriggerState, types: readonly string[] | null): number | null {
  return latest(state, types)?.occurredAt ?? null;
}

/** The contact's latest event of these types; null when there is none. Ties go by id. */
export function latest(
  state: TriggerState,
  types: readonly string[] | null,
): BehaviourEvent | null {
  let found: BehaviourEvent | null = null;
  for (const event of state.events) {
    if (event.occurredAt > state.asOf || !isOwnAct(event)) continue;
    if (types !== null && !types.includes(event.type)) continue;
    if (
      found === null ||
      event.occurredAt > found.occurredAt ||
      (event.occurredAt === found.occurredAt && event.id > found.id)
    ) {
      found = event;
    }
  }
  return found;
}
