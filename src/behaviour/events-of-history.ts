import type { BehaviourSource } from "../../config/behaviour.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import { eventSource } from "../scoring/event-source.ts";
import { deriveEvents } from "./derive-events.ts";

/** An event, and from when on it was known. */
export type KnownEvent = BehaviourEvent & { readonly knownAt: number };

/** Sources that say who acted stay; all others are said to come from a history. */
const telling: ReadonlySet<string> = new Set(Object.values(eventSource));

/**
 * The behaviour that a contact's past values of counters, dates and forms tell: each change gives what a reading at
 * its instant would have given, known from then on. Their source is `history`: they are never new.
 */
export function eventsOfHistory(
  contactId: string,
  values: Readonly<Record<string, readonly (readonly [at: number, value: string])[]>>,
  sources: readonly BehaviourSource[],
  timeZone: string,
): KnownEvent[] {
  const instants = new Set<number>();
  for (const { property } of sources) {
    for (const [at] of values[property] ?? []) instants.add(at);
  }
  const seen = new Map<string, number>();
  const events: KnownEvent[] = [];
  for (const at of [...instants].sort((a, b) => a - b)) {
    const shown: Properties = Object.fromEntries(
      Object.entries(values).map(([property, entries]) => [
        property,
        entries.findLast((entry) => entry[0] <= at)?.[1] || null,
      ]),
    );
    const derived = deriveEvents(contactId, shown, sources, seen, at, {
      told: events,
      timeZone,
      wasRead: () => true,
    });
    for (const [counter, value] of derived.counters) seen.set(counter, value);
    for (const event of derived.events) {
      const source = telling.has(event.source) ? event.source : "history";
      events.push({ ...event, source, knownAt: Math.max(at, event.occurredAt) });
    }
  }
  return events;
}
