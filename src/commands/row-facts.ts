import { deriveEvents } from "../behaviour/derive-events.ts";
import { sourcesOf } from "../behaviour/model-sources.ts";
import { propertiesOfSources } from "../../config/behaviour.ts";
import type { BehaviourEvent, Facts } from "../scoring/facts.ts";
import type { Model } from "../scoring/model/model.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";
import { isoOf, type DateReading } from "../scoring/reading/written-date.ts";
import { remember } from "../scoring/remember.ts";
import type { Text } from "../base/text.ts";
import { isVerdict } from "../scoring/verdict.ts";
import type { MappedColumn, Reads } from "./map-columns.ts";
import { optionReader, tickedOf } from "./row-values.ts";

/** Properties that a row is read for whatever the model: who it is, and what sales and the contact said. */
const ALWAYS = ["hs_object_id", "email", "ripen_verdict", "ripen_do_not_score"];

/** Everything that models and behaviour sources read. */
export function readsOf(models: readonly Model[]): Reads {
  const read = models.map(propertiesRead);
  const sources = propertiesOfSources(sourcesOf(models));
  return {
    contact: new Set([...ALWAYS, ...sources, ...read.flatMap(({ contact }) => contact)]),
    company: new Set(read.flatMap(({ company }) => company)),
  };
}

const NOTHING_SEEN: ReadonlyMap<string, number> = new Map();

/** How the rows of a file are read beside what its columns are. */
export type RowReading = {
  /** The text of a field as the file carries it. */
  readonly decode: (carried: string) => string;
  /** Whether day or month comes first, by the place of a column; day first where nothing is said. */
  readonly dates: ReadonlyMap<number, { readonly order: DateReading }>;
  /** The IANA time zone in which a day begins, and of times that say none. */
  readonly timeZone: string;
};

/** Turns the rows of one file into facts. */
export type RowReader = {
  /** The contact's id; null when the file has no id column or the row none. */
  readonly idOf: (fields: readonly string[]) => string | null;
  /** The contact's address as it is written; null without one. */
  readonly emailOf: (fields: readonly string[]) => string | null;
  /** How many dates could not be read so far. */
  readonly unreadDates: () => number;
  /** Why a row must not be scored: an objection or a verdict that cannot be read. Null when it can. */
  readonly whyNot: (fields: readonly string[]) => Text | null;
  /** The facts of a row as of an instant, with the events that a file of events has for it. */
  readonly factsOf: (
    fields: readonly string[],
    events: readonly BehaviourEvent[],
    asOf: number,
  ) => Facts;
};

/**
 * Dates and counters in the columns become behaviour events as at the first sight of a contact: only what
 * carries its own date counts, under the id that it has in the ledger, so that what the file of events tells as well
 * counts once. A verdict counts as given at `asOf`, since an export does not say when.
 */
export function rowReader(
  columns: readonly MappedColumn[],
  models: readonly Model[],
  { decode, dates, timeZone }: RowReading,
): RowReader {
  const isDate = dateProperties(models);
  const unread = { dates: 0 };
  const read = (column: MappedColumn): Column =>
    columnOf(column, { decode, dates, timeZone }, isDate, unread);
  const contactColumns = columns.filter(({ object }) => object === "contact").map(read);
  const companyColumns = columns.filter(({ object }) => object === "company").map(read);
  const present = new Set(contactColumns.map(({ property }) => property));
  const sources = sourcesOf(models).filter(({ property }) => present.has(property));
  const of = (property: string): ((fields: readonly string[]) => string | null) =>
    contactColumns.find((column) => column.property === property)?.read ?? (() => null);
  const id = of("hs_object_id");
  const objection = of("ripen_do_not_score");
  const verdictOf = of("ripen_verdict");
  return {
    idOf: (fields) => id(fields)?.trim() || null,
    emailOf: of("email"),
    unreadDates: () => unread.dates,
    whyNot: (fields) => {
      const objected = objection(fields);
      if (tickedOf(objected) === null) {
        return {
          en: `do_not_score cannot be read: ${objected}; write true or false`,
          es: `do_not_score no se puede leer: ${objected}; escriba true o false`,
        };
      }
      const verdict = verdictOf(fields)?.trim() ?? "";
      if (verdict === "" || isVerdict(verdict)) return null;
      return {
        en: `the verdict cannot be read: ${verdict}; write yes, maybe or never`,
        es: `el veredicto no se puede leer: ${verdict}; escriba yes, maybe o never`,
      };
    },
    factsOf: (fields, events, asOf) => {
      const contact = valuesOf(contactColumns, fields);
      const derived =
        sources.length === 0
          ? []
          : deriveEvents(id(fields)?.trim() || "row", contact, sources, NOTHING_SEEN, asOf, {
              told: events,
              timeZone,
            }).events;
      const verdict = contact["ripen_verdict"];
      return {
        contact,
        company: companyColumns.length === 0 ? null : valuesOf(companyColumns, fields),
        events: derived.length === 0 ? events : [...events, ...derived],
        verdict: isVerdict(verdict) ? { value: verdict, at: asOf } : null,
        sales: null,
        timeZone,
        doNotScore: tickedOf(contact["ripen_do_not_score"] ?? null) === true,
      };
    },
  };
}

type Column = {
  readonly property: string;
  readonly read: (fields: readonly string[]) => string | null;
};

function columnOf(
  { property, index, also }: MappedColumn,
  { decode, dates, timeZone }: RowReading,
  isDate: ReadonlySet<string>,
  unread: { dates: number },
): Column {
  const option = optionReader(property);
  // One text for one value, so that what is remembered of it later is found by its identity; a copy, because a part
  // would keep its whole row in memory.
  const kept = remember((text: string) => ` ${text}`.slice(1));
  const order = dates.get(index)?.order ?? "dmy";
  const date = isDate.has(property)
    ? remember((text: string) => isoOf(text, order, timeZone))
    : null;
  const valueAt = (fields: readonly string[], at: number): string | null => {
    const carried = fields[at];
    if (carried === undefined || carried === "") return null;
    const value = kept(decode(carried));
    if (option !== null) return option(value);
    if (date === null) return value;
    const iso = date(value);
    if (iso === null && value.trim() !== "") unread.dates += 1;
    return iso;
  };
  if (also.length === 0) return { property, read: (fields) => valueAt(fields, index) };
  const all = [index, ...also];
  return {
    property,
    read: (fields) => {
      const filled = all.find((at) => (fields[at] ?? "").trim() !== "");
      return filled === undefined ? null : valueAt(fields, filled);
    },
  };
}

/** The properties that models and behaviour sources read as dates. */
export function dateProperties(models: readonly Model[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of sourcesOf(models)) {
    if (source.kind === "date") found.add(source.property);
    if ("at" in source && typeof source.at === "string") found.add(source.at);
  }
  for (const model of models) {
    for (const mapping of Object.values(model.fields)) {
      if (mapping.event?.kind === "date" && mapping.contact !== undefined)
        found.add(mapping.contact);
      if (mapping.event?.at !== undefined) found.add(mapping.event.at);
    }
  }
  found.add("closedate");
  return found;
}

function valuesOf(
  columns: readonly Column[],
  fields: readonly string[],
): Record<string, string | null> {
  const values: Record<string, string | null> = {};
  for (const { property, read } of columns) values[property] = read(fields);
  return values;
}
