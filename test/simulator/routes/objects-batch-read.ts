import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid } from "../http/refusal.ts";
import type { ApiExchange, ApiRoute, Reply } from "../http/route.ts";
import { presentRecord } from "../records/present.ts";
import { objectTypes, type ObjectType } from "../records/object-type.ts";
import {
  findLive,
  findUnique,
  seenValues,
  type CrmRecord,
  type RecordStore,
} from "../records/record.ts";
import { batchReply, inputsOf, missingError } from "./batch.ts";
import { objectRoute } from "./object-route.ts";
import { recordNamed } from "./objects-read.ts";

const schema = z.strictObject({
  properties: z.array(z.string()),
  // Asked for by the specification: an empty list will do.
  propertiesWithHistory: z.array(z.string()),
  idProperty: z.string().optional(),
  inputs: inputsOf(z.strictObject({ id: z.string() })),
});

/** Inputs of a batch read that asks for histories (hubspot-facts 16.1). */
const mostWithHistory = 50;

/** Batch read (hubspot-facts 3.3). */
export const objectBatchReadRoutes: readonly ApiRoute[] = [
  objectRoute({
    name: "batch.read",
    method: "POST",
    path: "/batch/read",
    kind: "read",
    handle: batchRead,
  }),
];

type Seen = { readonly record: CrmRecord; readonly values: ReadonlyMap<string, string> };

function batchRead(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal, query } = exchange;
  const body = parseBody(exchange, schema);
  if (body.propertiesWithHistory.length > 0 && body.inputs.length > mostWithHistory) {
    throw invalid(
      `The maximum number of inputs supported in a batch request for property histories is ${mostWithHistory}. Please reduce the number of items and try again.`,
    );
  }
  const archived = query.get("archived") === "true";
  const store = portal.stores[type];
  const found = new Map<string, Seen>();
  const missing = new Set<string>();
  for (const { id } of body.inputs) {
    const record = find(store, id, body.idProperty, archived);
    const values = record && seenValues(record, portal.readLagMs, exchange.at);
    if (record && values) found.set(record.id, { record, values });
    // Batch calls say nothing of merged-away ids: hubspot-facts 3.4 number 3 saw it for updates, and
    // the reader must survive the same here.
    else if (!store.merged.has(id)) missing.add(id);
  }
  const history = body.propertiesWithHistory;
  const view = { properties: body.properties, history, associations: [] };
  // HubSpot does not promise the order of the inputs.
  const results = [...found.values()]
    .sort((a, b) => Number(a.record.id) - Number(b.record.id))
    .map(({ record, values }) => presentRecord(portal, record, view, values));
  const errors = missing.size > 0 ? [missingError(objectTypes[type].singular, [...missing])] : [];
  return batchReply(exchange, 200, results, errors, body.inputs.length);
}

function find(
  store: RecordStore,
  id: string,
  idProperty: string | undefined,
  archived: boolean,
): CrmRecord | undefined {
  if (archived) {
    const record = store.byId.get(id);
    return record && record.archivedAt !== null ? record : undefined;
  }
  if (idProperty === undefined || idProperty === "hs_object_id") return findLive(store, id);
  return store.unique.has(idProperty)
    ? findUnique(store, idProperty, id)
    : recordNamed(store, id, idProperty);
}
