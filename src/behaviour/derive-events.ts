import type { BehaviourSource } from "../../config/behaviour.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import { rebaseline } from "../store/counter.ts";
import { instantOf } from "./instant-of.ts";

/** Most events that one change of one counter may become: a portal's import must not flood the ledger. */
const maxUnits = 1_000;

export type Derived = {
  /** Events that are new to the ledger; none of their dates is invented. */
  readonly events: readonly BehaviourEvent[];
  /** Counters as seen now, those that changed or are seen for the first time. */
  readonly counters: ReadonlyMap<string, number>;
  /** True when a change since the last sight made an event: new evidence. First sights are none. */
  readonly isEvidence: boolean;
};

/**
 * Behaviour events from a contact's counters and dates against what was seen last (contracts.md,
 * Behaviour events). The first sight seeds only what carries its own date; later a counter gives one
 * event a unit of difference, with the ids `<contact>/<property>#<n>`, and a date one event when it moves
 * forward. A counter that fell (a merge, a correction) only sets a new baseline. A counter without a date
 * of its own is dated by when the change was seen.
 */
export function deriveEvents(
  contactId: string,
  contact: Properties,
  sources: readonly BehaviourSource[],
  seen: ReadonlyMap<string, number>,
  now: number,
): Derived {
  const events: BehaviourEvent[] = [];
  const counters = new Map<string, number>();
  let isEvidence = false;

  for (const source of sources) {
    const value =
      source.kind === "date"
        ? instantOf(contact[source.property])
        : countOf(contact[source.property]);
    if (value === null) continue;
    const before = seen.get(source.property);
    if (before === value) continue;
    counters.set(source.property, value);
    if (before === rebaseline) continue;
    const made =
      source.kind === "date"
        ? eventsOfDate(contactId, contact, source, before, value)
        : eventsOfCounter(contactId, contact, source, before, value, now);
    events.push(...made);
    if (before !== undefined && made.length > 0) isEvidence = true;
  }
  return { events, counters, isEvidence };
}

function eventsOfDate(
  contactId: string,
  contact: Properties,
  source: BehaviourSource,
  before: number | undefined,
  value: number,
): BehaviourEvent[] {
  if (before !== undefined && value < before) return [];
  return [eventOf(`${contactId}/${source.property}@${value}`, contact, source, value, true)];
}

function eventsOfCounter(
  contactId: string,
  contact: Properties,
  source: BehaviourSource,
  before: number | undefined,
  value: number,
  now: number,
): BehaviourEvent[] {
  const ownDate = source.at === undefined ? null : instantOf(contact[source.at]);
  const id = (n: number): string => `${contactId}/${source.property}#${n}`;
  if (before === undefined) {
    if (value <= 0 || ownDate === null) return [];
    return [eventOf(id(value), contact, source, ownDate, true)];
  }
  if (value <= before) return [];
  const first = Math.max(before + 1, value - maxUnits + 1);
  const events: BehaviourEvent[] = [];
  for (let n = first; n <= value; n += 1) {
    // Only the latest one is described by the contact's 'last ...' properties.
    events.push(eventOf(id(n), contact, source, ownDate ?? now, n === value));
  }
  return events;
}

function eventOf(
  id: string,
  contact: Properties,
  source: BehaviourSource,
  occurredAt: number,
  isLatest: boolean,
): BehaviourEvent {
  const properties: Record<string, string> = {};
  if (isLatest) {
    for (const [name, property] of Object.entries(source.properties ?? {})) {
      const value = contact[property];
      if (value) properties[name] = value;
    }
  }
  return { id, type: source.type, occurredAt, source: source.kind, properties };
}

/** Whole and not negative, or null: a counter that is not a number tells nothing. */
function countOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === "") return null;
  const value = Math.floor(Number(text));
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}
