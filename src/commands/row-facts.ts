import { deriveEvents } from "../behaviour/derive-events.ts";
import { sourcesOf } from "../behaviour/model-sources.ts";
import { propertiesOfSources } from "../../config/behaviour.ts";
import type { BehaviourEvent, Facts } from "../scoring/facts.ts";
import type { Model } from "../scoring/model/model.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";
import type { MappedColumn, Reads } from "./map-columns.ts";

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

/** Turns the rows of one file into facts. */
export type RowReader = {
  /** The contact's id; null when the file has no id column or the row none. */
  readonly idOf: (fields: readonly string[]) => string | null;
  /** The facts of a row as of an instant, with the events that a file of events has for it. */
  readonly factsOf: (
    fields: readonly string[],
    events: readonly BehaviourEvent[],
    asOf: number,
  ) => Facts;
};

/**
 * Dates and counters in the columns become behaviour events as at the first sight of a contact: only what
 * carries its own date counts. A verdict counts as given at `asOf`, since an export does not say when.
 */
export function rowReader(columns: readonly MappedColumn[], models: readonly Model[]): RowReader {
  const contactColumns = columns.filter(({ object }) => object === "contact");
  const companyColumns = columns.filter(({ object }) => object === "company");
  const present = new Set(contactColumns.map(({ property }) => property));
  const sources = sourcesOf(models).filter(({ property }) => present.has(property));
  const idColumn = contactColumns.find(({ property }) => property === "hs_object_id");
  return {
    idOf: (fields) =>
      idColumn === undefined ? null : (fields[idColumn.index] ?? "").trim() || null,
    factsOf: (fields, events, asOf) => {
      const contact = valuesOf(contactColumns, fields);
      const derived =
        sources.length === 0
          ? []
          : deriveEvents("row", contact, sources, NOTHING_SEEN, asOf).events;
      const verdict = contact["ripen_verdict"];
      return {
        contact,
        company: companyColumns.length === 0 ? null : valuesOf(companyColumns, fields),
        events: derived.length === 0 ? events : [...events, ...derived],
        verdict:
          verdict === "yes" || verdict === "maybe" || verdict === "never"
            ? { value: verdict, at: asOf }
            : null,
        doNotScore: contact["ripen_do_not_score"] === "true",
      };
    },
  };
}

function valuesOf(
  columns: readonly MappedColumn[],
  fields: readonly string[],
): Record<string, string | null> {
  const values: Record<string, string | null> = {};
  for (const { property, index } of columns) values[property] = fields[index] || null;
  return values;
}
