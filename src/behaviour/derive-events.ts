import type { BehaviourSource } from "../../config/behaviour.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import { rebaseline } from "../store/events/counter.ts";
import { sameActivityMs } from "./event-of-activity.ts";
import { eventsOfForms, formsToldBy, submissionsIn } from "./forms.ts";
import { instantOf } from "../base/time/instant-of.ts";
import { isoOf } from "../scoring/reading/written-date.ts";
import { startOfDay } from "../base/time/local-day.ts";
import type { Occurrence } from "./occurrence.ts";
import { eventSource, isOwnAct } from "../scoring/event-source.ts";
import { burstUnits } from "../scoring/ordered.ts";
import { dayNumberOf } from "../scoring/reading/instant.ts";

/** Most events that one change of one counter may become: a portal's import must not flood the ledger. */
const maxUnits = 1_000;

export type Derived = {
  /** Events that are new to the ledger; none of their dates is invented. */
  readonly events: readonly BehaviourEvent[];
  /** Counters as seen now, those that changed or are seen for the first time. */
  readonly counters: ReadonlyMap<string, number>;
  /** Names of forms that this contact tells, by their ids. */
  readonly forms: ReadonlyMap<string, string>;
  /** True when a change since the last sight made an event of the contact that has happened: news. First sights are none. */
  readonly isNews: boolean;
};

/** What is known beside the contact's values. */
export type Beside = {
  /** The contact's events of other sources: what one of them told is not told again. */
  readonly told?: readonly BehaviourEvent[];
  /** What an Enterprise account recorded since the last sight: it dates and describes the units of a counter. */
  readonly occurrences?: readonly Occurrence[];
  /** The account's IANA time zone, in which a `date` property is a day; UTC when left out. */
  readonly timeZone?: string;
  /** Whether the contact was read with this property before; where it was, empty was 0 and no date. */
  readonly wasRead?: (property: string) => boolean;
};

/**
 * Behaviour events from a contact's counters, dates and forms against what was seen last (docs/contracts.md, Behaviour
 * events). The first sight of a contact seeds only what carries its own date; later a counter gives one event a unit of
 * difference, with the ids `<contact>/<property>#<n>`, and a date one event when it moves forward. A counter that fell
 * (a correction) only sets a new baseline. After a merge the survivor is seen as if for the first time, but for what is
 * known of its date already: what a merged contact did just before is not lost. A counter without a date of its own is
 * dated by when the change was seen (`now`, epoch milliseconds).
 */
export function deriveEvents(
  contactId: string,
  contact: Properties,
  sources: readonly BehaviourSource[],
  seen: ReadonlyMap<string, number>,
  now: number,
  beside: Beside = {},
): Derived {
  const events: BehaviourEvent[] = [];
  const counters = new Map<string, number>();
  const forms = new Map<string, string>();
  const { told = [], timeZone = "UTC" } = beside;
  let isNews = false;

  for (const source of sources) {
    const shown = contact[source.property];
    // Dates in a column of texts are read as the mapping says.
    const text = source.dates === undefined || !shown ? shown : isoOf(shown, source.dates);
    const value = source.kind === "date" ? dateOf(text) : countOf(text, source.kind);
    if (value === null) continue;
    const last = seen.get(source.property);
    if (last === value) continue;
    counters.set(source.property, value);
    const isMerged = last === rebaseline;
    // Which clicks were a machine's cannot be told from a mixture of two counters.
    if (isMerged && source.burst !== undefined) continue;
    // The list of forms alone tells of forms where it is filled.
    if (source.unlessFilled !== undefined && contact[source.unlessFilled]) continue;
    const wasRead = last === undefined && beside.wasRead?.(source.property) === true;
    const before = isMerged ? undefined : wasRead && source.kind !== "date" ? 0 : last;
    const made = madeOf();
    const fresh = made.filter(
      (event) => !isTold(event, told) && !(isMerged && isKnown(event, told)),
    );
    events.push(...fresh);
    if (before === undefined && !wasRead) continue;
    // A first date, and the list of forms, may tell of long ago.
    const isHistory = ({ occurredAt }: BehaviourEvent): boolean =>
      (source.kind === "forms" || (source.kind === "date" && last === undefined)) &&
      occurredAt < now - historyMs;
    if (made.some((each) => each.occurredAt <= now && isOwnAct(each) && !isHistory(each))) {
      isNews = true;
    }

    function madeOf(): readonly BehaviourEvent[] {
      switch (source.kind) {
        case "date":
          return eventsOfDate(
            contactId,
            contact,
            source,
            before,
            value ?? 0,
            startsAt(text, value ?? 0, timeZone),
          );
        case "forms": {
          for (const [id, name] of formsToldBy(contact)) forms.set(id, name);
          return eventsOfForms(text ?? "", source, told);
        }
        case "counter":
          return judged(
            eventsOfCounter(contactId, contact, source, before, value ?? 0, {
              now,
              occurrences: (beside.occurrences ?? []).filter(
                (each) => each.eventType === source.occurrence?.eventType,
              ),
            }),
            contact,
            source,
            told,
            now,
          );
        default:
          return source.kind satisfies never;
      }
    }
  }
  return { events, counters, forms, isNews };
}

/** A first date of a known contact that lies further back than that is history, milliseconds. */
const historyMs = 30 * 86_400_000;

const dayMs = 86_400_000;

/** What a date is known by: an instant, or the UTC midnight of a calendar day, whatever the account's zone. */
function dateOf(text: string | null | undefined): number | null {
  const day = dayNumberOf(text ?? "");
  return day === null ? instantOf(text) : day * dayMs;
}

/** When a date begins: a day in the account's zone. */
function startsAt(text: string | null | undefined, value: number, timeZone: string): number {
  const day = dayNumberOf(text ?? "");
  return day === null ? value : startOfDay(day, timeZone);
}

function eventsOfDate(
  contactId: string,
  contact: Properties,
  source: BehaviourSource,
  before: number | undefined,
  value: number,
  at: number,
): BehaviourEvent[] {
  if (before !== undefined && value < before) return [];
  return [eventOf(`${contactId}/${source.property}@${value}`, contact, source, at, true)];
}

/**
 * Opens and clicks of the minute after a sending are kept until it is over, and judged then: they stand at its end,
 * and many of them count for nothing (scoring/ordered.ts). What is told after that of a minute of many is a machine's.
 */
function judged(
  made: readonly BehaviourEvent[],
  contact: Properties,
  { type, at, burst }: BehaviourSource,
  told: readonly BehaviourEvent[],
  now: number,
): readonly BehaviourEvent[] {
  if (burst === undefined || at === undefined || made.length === 0) return made;
  const since = instantOf(contact[burst.after]);
  const last = instantOf(contact[at]);
  if (since === null || last === null || last < since || last - since > burst.withinMs) return made;
  const judgedAt = since + burst.withinMs;
  const earlier = told.filter(
    (each) =>
      each.source === eventSource.firstMinute && each.type === type && each.occurredAt === judgedAt,
  );
  if (now >= judgedAt && earlier.length + made.length >= burstUnits) {
    return made.map((event) => ({ ...event, source: eventSource.machine }));
  }
  return made.map((event) => ({ ...event, source: eventSource.firstMinute, occurredAt: judgedAt }));
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

/** Whether one of the merged contacts brought this event along, under an id of its own. */
function isKnown(event: BehaviourEvent, known: readonly BehaviourEvent[]): boolean {
  return known.some(
    (other) =>
      other.type === event.type && Math.abs(other.occurredAt - event.occurredAt) <= sameActivityMs,
  );
}

/** Whole and not negative, or null: a counter that is not a number tells nothing. Of forms their number. */
function countOf(text: string | null | undefined, kind: "counter" | "forms"): number | null {
  if (text === null || text === undefined || text.trim() === "") return null;
  if (kind === "forms") return submissionsIn(text).length;
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
        (other.source === "activity" || other.source === eventSource.ours) &&
        other.type === event.type &&
        Math.abs(other.occurredAt - event.occurredAt) <= sameActivityMs,
    )
  );
}
