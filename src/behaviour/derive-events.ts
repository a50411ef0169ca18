import type { BehaviourSource } from "../../config/behaviour.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import { rebaseline } from "../store/events/counter.ts";
import { sameActivityMs } from "./event-of-activity.ts";
import { instantOf } from "../base/time/instant-of.ts";
import { isoOf } from "../scoring/reading/written-date.ts";
import type { Occurrence } from "./occurrence.ts";

/** Most events that one change of one counter may become: a portal's import must not flood the ledger. */
const maxUnits = 1_000;

export type Derived = {
  /** Events that are new to the ledger; none of their dates is invented. */
  readonly events: readonly BehaviourEvent[];
  /** Counters as seen now, those that changed or are seen for the first time. */
  readonly counters: ReadonlyMap<string, number>;
  /** True when a change since the last sight made an event: news. First sights are none. */
  readonly isNews: boolean;
};

/**
 * Behaviour events from a contact's counters and dates against what was seen last (contracts.md,
 * Behaviour events). The first sight seeds only what carries its own date; later a counter gives one
 * event a unit of difference, with the ids `<contact>/<property>#<n>`, and a date one event when it moves
 * forward. A counter that fell (a correction) only sets a new baseline. After a merge the survivor is seen as if for
 * the first time, but for what is known of its date already: what a merged contact did just before is not lost. A
 * counter without a date of its own is dated by when the change was seen.
 *
 * `told` are the contact's events of other sources: what one of them told is not told again. `occurrences`
 * are what an Enterprise account recorded since the last sight: they date and describe the units of a counter.
 * Bursts of a mail scanner make no events, and the counter moves on.
 */
export function deriveEvents(
  contactId: string,
  contact: Properties,
  sources: readonly BehaviourSource[],
  seen: ReadonlyMap<string, number>,
  now: number,
  more: {
    readonly told?: readonly BehaviourEvent[];
    readonly occurrences?: readonly Occurrence[];
  } = {},
): Derived {
  const events: BehaviourEvent[] = [];
  const counters = new Map<string, number>();
  let isNews = false;

  for (const source of sources) {
    const value =
      source.kind === "date"
        ? dateOf(contact[source.property], source.dates)
        : countOf(contact[source.property]);
    if (value === null) continue;
    const last = seen.get(source.property);
    if (last === value) continue;
    counters.set(source.property, value);
    const isMerged = last === rebaseline;
    // Which clicks were a machine's cannot be told from a mixture of two counters.
    if (isMerged && source.burst !== undefined) continue;
    const before = isMerged ? undefined : last;
    const made =
      source.kind === "date"
        ? eventsOfDate(contactId, contact, source, before, value)
        : isBurst(contact, source, before, value)
          ? []
          : eventsOfCounter(contactId, contact, source, before, value, {
              now,
              occurrences: (more.occurrences ?? []).filter(
                (each) => each.eventType === source.occurrence?.eventType,
              ),
            });
    const told = more.told ?? [];
    events.push(
      ...made.filter((event) => !isTold(event, told) && !(isMerged && isKnown(event, told))),
    );
    if (before !== undefined && made.length > 0) isNews = true;
  }
  return { events, counters, isNews };
}

/** Dates in a column of texts are read as the mapping says. */
function dateOf(text: string | null | undefined, dates: BehaviourSource["dates"]): number | null {
  if (dates === undefined || text === null || text === undefined) return instantOf(text);
  return instantOf(isoOf(text, dates));
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
  seen: { readonly now: number; readonly occurrences: readonly Occurrence[] },
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
    const recorded = seen.occurrences.at(n - value - 1);
    if (recorded !== undefined) {
      events.push(eventOfOccurrence(id(n), source, recorded));
      continue;
    }
    // Only the latest one is described by the contact's 'last ...' properties.
    events.push(eventOf(id(n), contact, source, ownDate ?? seen.now, n === value));
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

function eventOfOccurrence(
  id: string,
  source: BehaviourSource,
  { occurredAt, properties: recorded }: Occurrence,
): BehaviourEvent {
  const properties: Record<string, string> = {};
  for (const [name, property] of Object.entries(source.occurrence?.properties ?? {})) {
    const value = recorded[property];
    if (value) properties[name] = value;
  }
  return { id, type: source.type, occurredAt, source: "occurrence", properties };
}

/** Whether a machine moved the counter: see BehaviourSource. The first sight has only one event to seed. */
function isBurst(
  contact: Properties,
  { at, burst }: BehaviourSource,
  before: number | undefined,
  value: number,
): boolean {
  if (burst === undefined || at === undefined) return false;
  const since = instantOf(contact[burst.after]);
  const last = instantOf(contact[at]);
  return (
    before !== undefined &&
    value - before >= burst.units &&
    since !== null &&
    last !== null &&
    last >= since &&
    last - since <= burst.withinMs
  );
}

/** Whether one of the merged contacts brought this event along, under an id of its own. */
function isKnown(event: BehaviourEvent, known: readonly BehaviourEvent[]): boolean {
  return known.some(
    (other) =>
      other.type === event.type && Math.abs(other.occurredAt - event.occurredAt) <= sameActivityMs,
  );
}

/** Whole and not negative, or null: a counter that is not a number tells nothing. */
function countOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === "") return null;
  const value = Math.floor(Number(text));
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/**
 * Whether a date of the contact says what the meeting or call itself has said already: same type, less than a
 * minute apart. Counters tell of other things than activities, and are never told before.
 */
function isTold(event: BehaviourEvent, known: readonly BehaviourEvent[]): boolean {
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
