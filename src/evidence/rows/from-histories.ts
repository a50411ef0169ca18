import type { BehaviourEvent, Facts } from "../../scoring/facts.ts";

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** One value of a property, from its instant on. */
export type HistoryEntry = { readonly value: string | null; readonly at: number };

/** All that is known of one contact over time. Instants are epoch milliseconds. */
export type ContactHistory = {
  readonly id: string;
  /** Its company, else its business domain, else itself. */
  readonly group: string;
  readonly createdAt: number;
  /** When it was joined to its company, or came to be known by it. */
  readonly joinedAt: number;
  /** By property: its values in any order; an instant belongs to the value from it on. */
  readonly properties: Readonly<Record<string, readonly HistoryEntry[]>>;
  readonly companyProperties: Readonly<Record<string, readonly HistoryEntry[]>>;
  /** From which instant on each property's history is covered; a property that is missing never was read. */
  readonly coveredSince: Readonly<Record<string, number>>;
  /** What it did; `knownAt` is from when on that was known, where it came to be known later than it happened. */
  readonly events: readonly (BehaviourEvent & { readonly knownAt?: number })[];
  /** When it reached the goal, each instant a sale: a deal, else the company's; empty while it has not. */
  readonly goals: readonly number[];
  /** The account's IANA time zone, in which a date is a day; UTC when left out. */
  readonly timeZone?: string;
  /** When sales was first told of it or touched it; null where neither. */
  readonly touchedAt: number | null;
};

/** One lead at one moment, and what became of it. */
export type Cut = {
  readonly contact: ContactHistory;
  readonly at: number;
  readonly facts: Facts;
  readonly outcome: 0 | 1;
  readonly isTouched: boolean;
};

export type CutRows = {
  readonly rows: readonly Cut[];
  /** Moments that the history does not reach, and how many of them reached the goal. */
  readonly uncovered: { readonly rows: number; readonly conversions: number };
  /** Contacts that came after their company's first sale: they say nothing of what led to it. */
  readonly afterTheSale: number;
};

/**
 * The rows that points are learned from: each contact at the end of days on which something of it changed, at
 * most one a week, with what was known at that instant and whether it reached the goal within the horizon
 * after it. Only moments whose horizon has passed by `now` count. Nothing that is dated after a moment, the
 * goal apart, changes its row.
 */
export function rowsAtCuts(
  contacts: readonly ContactHistory[],
  { horizonDays, now }: { readonly horizonDays: number; readonly now: number },
): CutRows {
  const horizon = horizonDays * DAY;
  const firstSales = new Map<string, number>();
  for (const { group, goals } of contacts) {
    for (const at of goals) firstSales.set(group, Math.min(at, firstSales.get(group) ?? Infinity));
  }
  const uncovered = { rows: 0, conversions: 0 };
  const rows: Cut[] = [];
  let afterTheSale = 0;
  for (const contact of contacts) {
    const sold = firstSales.get(contact.group) ?? Infinity;
    if (Math.max(contact.createdAt, contact.joinedAt) >= sold) {
      afterTheSale += 1;
      continue;
    }
    for (const at of cutsOf(contact)) {
      // What happens after the sale is no road to it.
      if (at >= sold || at + horizon > now) continue;
      const outcome = sold <= at + horizon ? 1 : 0;
      if (!isCovered(contact, at)) {
        uncovered.rows += 1;
        uncovered.conversions += outcome;
        continue;
      }
      const isTouched = contact.touchedAt !== null && contact.touchedAt <= at + horizon;
      rows.push({ contact, at, facts: factsAt(contact, at), outcome, isTouched });
    }
  }
  return { rows, uncovered, afterTheSale };
}

/** What was known of a contact at an instant: its values and its events up to then, the instant inside. */
export function factsAt(contact: ContactHistory, at: number): Facts {
  return {
    contact: valuesAt(contact.properties, at),
    company: contact.joinedAt <= at ? valuesAt(contact.companyProperties, at) : null,
    events: contact.events
      .filter(({ occurredAt, knownAt = occurredAt }) => Math.max(occurredAt, knownAt) <= at)
      .map(plainEvent),
    ...(contact.timeZone === undefined ? {} : { timeZone: contact.timeZone }),
    verdict: null,
    sales: null,
    doNotScore: false,
  };
}

function plainEvent(event: ContactHistory["events"][number]): BehaviourEvent {
  const { knownAt: _, ...plain } = event;
  return plain;
}

function valuesAt(
  properties: ContactHistory["properties"],
  at: number,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(properties).map(([property, entries]) => {
      let latest: HistoryEntry | null = null;
      for (const entry of entries) {
        if (entry.at <= at && (latest === null || entry.at >= latest.at)) latest = entry;
      }
      return [property, latest?.value ?? null];
    }),
  );
}

/** Ends of days (UTC) on which something changed: the first, then none within a week of the last taken. */
function cutsOf(contact: ContactHistory): number[] {
  const taken: number[] = [];
  for (const end of instantsOf(contact)) {
    if (taken.length === 0 || end - (taken.at(-1) ?? 0) >= WEEK) taken.push(end);
  }
  return taken;
}

/** Ends of days (UTC) on which something of the contact changed, the first on which it stood there included. */
export function instantsOf({
  createdAt,
  properties,
  companyProperties,
  events,
}: ContactHistory): number[] {
  const changes = [
    createdAt,
    ...[properties, companyProperties].flatMap((all) =>
      Object.values(all).flatMap((entries) => entries.map(({ at }) => at)),
    ),
    ...events.map(({ occurredAt, knownAt = occurredAt }) => Math.max(occurredAt, knownAt)),
  ];
  const ends = [...new Set(changes.map((at) => (Math.floor(at / DAY) + 1) * DAY - 1))];
  return ends.filter((end) => end >= createdAt).sort((a, b) => a - b);
}

/** Not covered is not unknown: the history of every property must reach the instant. */
function isCovered({ properties, coveredSince }: ContactHistory, at: number): boolean {
  return Object.keys(properties).every((property) => (coveredSince[property] ?? Infinity) <= at);
}
