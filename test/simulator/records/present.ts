import type { ApiExchange } from "../http/route.ts";
import type { Portal } from "../portal.ts";
import { findDefinition } from "../properties/definitions.ts";
import { objectTypes, type ObjectType } from "./object-type.ts";
import { historyOf } from "./history.ts";
import type { CrmRecord, HistoryEntry } from "./record.ts";

/** What a caller wants to see of records. */
export type View = {
  /** Empty: HubSpot's default set. */
  readonly properties: readonly string[];
  readonly history: readonly string[];
  readonly associations: readonly ObjectType[];
};

export const noView: View = { properties: [], history: [], associations: [] };

/** The names to answer with: what every answer carries plus what was asked for and exists (hubspot-facts 3.1). */
export function namesOf(portal: Portal, type: ObjectType, asked: readonly string[]): string[] {
  const { always, defaults } = objectTypes[type];
  const wanted = asked.length > 0 ? asked : defaults;
  const known = wanted.filter((name) => findDefinition(portal.definitions[type], name));
  return [...new Set([...always, ...known])];
}

/** A record as JSON: strings, or null for what is empty (hubspot-facts 3.1). */
export function presentRecord(
  portal: Portal,
  record: CrmRecord,
  view: View,
  values: ReadonlyMap<string, string> = record.values,
): Record<string, unknown> {
  const properties: Record<string, string | null> = {};
  for (const name of namesOf(portal, record.type, view.properties)) {
    // What once had a value and was cleared reads "" (hubspot-facts 16.2), what never had one null.
    properties[name] = values.get(name) ?? (record.history.has(name) ? "" : null);
  }
  const archivedAt = record.archivedAt === null ? null : new Date(record.archivedAt).toISOString();
  return {
    id: record.id,
    properties,
    ...(view.history.length > 0 && {
      propertiesWithHistory: presentHistory(portal, record, view.history),
    }),
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: archivedAt !== null,
    ...(archivedAt !== null && { archivedAt }),
    ...presentAssociations(portal, record, view.associations),
    url: `https://app.hubspot.com/contacts/${portal.id}/record/${objectTypes[record.type].typeId}/${record.id}`,
  };
}

/** Newest first, each with its instant and who changed it (hubspot-facts 3.1). */
function presentHistory(
  portal: Portal,
  record: CrmRecord,
  names: readonly string[],
): Record<string, unknown> {
  const known = names.filter((name) => findDefinition(portal.definitions[record.type], name));
  return Object.fromEntries(
    known.map((name) => [name, historyOf(record, name).toReversed().map(presentEntry)]),
  );
}

function presentEntry({ value, at, source }: HistoryEntry): unknown {
  const { changeSource, sourceId } = source;
  const user = /^userId:(?<id>\d+)$/u.exec(sourceId)?.groups?.["id"];
  return {
    value,
    timestamp: new Date(at).toISOString(),
    sourceType: changeSource,
    sourceId,
    ...(user !== undefined && { updatedByUserId: Number(user) }),
  };
}

function presentAssociations(
  portal: Portal,
  record: CrmRecord,
  types: readonly ObjectType[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const type of types) {
    const label = `${objectTypes[record.type].singular}_to_${objectTypes[type].singular}`;
    const results = portal.associations
      .of(record, type)
      .flatMap(({ toId, primary }) => [
        ...(primary ? [{ id: toId, type: label }] : []),
        { id: toId, type: `${label}_unlabeled` },
      ]);
    if (results.length > 0) found[type] = { results };
  }
  return Object.keys(found).length > 0 ? { associations: found } : {};
}

/** Reads `properties`, `propertiesWithHistory` and `associations` of a query string: commas or repeated. */
export function viewFromQuery({ query }: ApiExchange, known: (name: string) => ObjectType): View {
  const list = (name: string): string[] =>
    query
      .getAll(name)
      .flatMap((value) => value.split(","))
      .map((value) => value.trim())
      .filter(Boolean);
  return {
    properties: list("properties"),
    history: list("propertiesWithHistory"),
    associations: list("associations").map(known),
  };
}
