import { nameSpeaks } from "../leaks/names.ts";
import { hashOf } from "../rows/hash.ts";
import { rowsAtCuts, type ContactHistory, type Cut, type CutRows } from "../rows/from-histories.ts";
import { tableBuilder, type KeptColumn } from "../rows/table-builder.ts";
import type { Behaviour, Table } from "../rows/table.ts";
import { proposeHorizon, type Horizon } from "../statistics/horizon.ts";

const DAY = 86_400_000;
/** Below so many sales all rows are learned from, and none are left to compare models on. */
const SALES_TO_COMPARE = 100;
/** Of the companies, one in so many is never learned from: models are compared there. */
const RESERVED = 5;

/** Rows of an account in the order of their table. */
export type AccountRows = { readonly cuts: readonly Cut[]; readonly table: Table };

export type AccountEvidence = Omit<CutRows, "rows"> & {
  /** What points are learned from. */
  readonly learning: AccountRows;
  /** Companies that no proposal ever learns from; null while there are too few sales to spare any. */
  readonly unseen: AccountRows | null;
  readonly horizon: Horizon;
  /** Sales in all: each company once. */
  readonly sales: number;
  /** Contacts that came in a week, over the time that is looked at; null below a week. */
  readonly leadsAWeek: number | null;
};

/** What of an account is looked at. */
export type AccountScope = {
  /** Mapped properties; those that sales or the system fill are left out (docs/evidence.md, Candidates). */
  readonly properties: { readonly contact: readonly string[]; readonly company: readonly string[] };
  /** Null to have it proposed. */
  readonly horizonDays: number | null;
  readonly now: number;
};

/** Cuts the histories of an account into rows, each with what was known then and what became of it. */
export function accountEvidence(
  contacts: readonly ContactHistory[],
  { properties, horizonDays, now }: AccountScope,
): AccountEvidence {
  const proposed = proposeHorizon(waitsOf(contacts, now));
  const horizon =
    horizonDays === null ? proposed : { ...proposed, days: horizonDays, isTold: true };
  const { rows, ...left } = rowsAtCuts(contacts, { horizonDays: horizon.days, now });
  const sales = new Set(
    rows.flatMap(({ outcome, contact }) => (outcome === 1 ? contact.group : [])),
  ).size;
  const isReserved = ({ contact }: Cut): boolean =>
    sales >= SALES_TO_COMPARE && hashOf(`unseen ${contact.group}`) % RESERVED === 0;
  const columns = columnsOf(properties);
  return {
    ...left,
    learning: tableOf(
      rows.filter((row) => !isReserved(row)),
      columns,
    ),
    unseen: sales >= SALES_TO_COMPARE ? tableOf(rows.filter(isReserved), columns) : null,
    horizon,
    sales,
    leadsAWeek: weekly(contacts, now),
  };
}

/** What an account's properties may be learned from: never what sales, HubSpot's own scores or we filled. */
function columnsOf({ contact, company }: AccountScope["properties"]): KeptColumn[] {
  const kept = [
    ...contact.map((property) => ({ object: "contact" as const, property })),
    ...company.map((property) => ({ object: "company" as const, property })),
  ].filter(({ property }) => nameSpeaks(property) !== "surely" && !isOfSales(property));
  return kept.map((column, index) => ({
    ...column,
    header: column.property.replaceAll("_", " "),
    index,
  }));
}

/** Point in time does not make these causes: what deals, calls, notes, sequences and meetings leave behind. */
function isOfSales(property: string): boolean {
  return /deal|owner|_notes|notes_|num_notes|sequence|sales_|meeting|_call|hubspotscore|lifecycle|total_revenue|days_to_close|closedate/.test(
    property,
  );
}

function tableOf(cuts: readonly Cut[], columns: readonly KeptColumn[]): AccountRows {
  const builder = tableBuilder(columns);
  const isKnown = cuts.some(({ contact }) => contact.touchedAt !== null);
  for (const { contact, facts, outcome, isTouched } of cuts) {
    builder.add(
      { id: contact.id, outcome, group: contact.group, ...(isKnown ? { isTouched } : {}) },
      columns.map(
        ({ object, property }) =>
          (object === "contact" ? facts.contact : (facts.company ?? {}))[property] ?? "",
      ),
    );
  }
  const { table, order } = builder.finish(
    Float64Array.from(cuts, ({ at }) => at),
    null,
  );
  const ordered = order.map((at) => cuts[at] as Cut);
  return { cuts: ordered, table: { ...table, behaviour: behaviourOf(ordered) } };
}

/** What each row's contact had done by then; what our own people did is no behaviour. */
function behaviourOf(cuts: readonly Cut[]): Behaviour | null {
  const own = cuts.map(({ facts, at }) =>
    facts.events.flatMap(({ type, source, occurredAt }) =>
      source === "sales" || source === "machine" ? [] : [{ type, age: (at - occurredAt) / DAY }],
    ),
  );
  const types = [...new Set(own.flatMap((events) => events.map(({ type }) => type)))].sort();
  if (types.length === 0) return null;
  const agesOf = (type: string): number[][] =>
    own.map((events) =>
      events.flatMap((event) => (event.type === type ? event.age : [])).sort((a, b) => a - b),
    );
  return { types, ages: types.map(agesOf) };
}

/** Every contact from its creation to its sale, or to now. */
function waitsOf(
  contacts: readonly ContactHistory[],
  now: number,
): { readonly days: number[]; readonly sold: number[] } {
  const waits = contacts.flatMap(({ createdAt, goals }) => {
    const first = goals.reduce((least, at) => Math.min(least, at), Infinity);
    if (first < createdAt || createdAt > now) return [];
    const end = Math.min(first, now);
    return [{ days: Math.ceil((end - createdAt) / DAY), sold: Number(first <= now) }];
  });
  return { days: waits.map(({ days }) => days), sold: waits.map(({ sold }) => sold) };
}

function weekly(contacts: readonly ContactHistory[], now: number): number | null {
  const since = now - 365 * DAY;
  const recent = contacts.filter(({ createdAt }) => createdAt >= since && createdAt <= now);
  const first = recent.reduce((least, { createdAt }) => Math.min(least, createdAt), now);
  const weeks = (now - first) / (7 * DAY);
  return weeks >= 1 ? recent.length / weeks : null;
}
