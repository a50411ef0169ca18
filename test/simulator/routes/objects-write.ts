import { z } from "zod";
import { invalid, notFound } from "../http/refusal.ts";
import { parseBody } from "../http/parse-body.ts";
import { json, noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { Portal } from "../portal.ts";
import { checkRules, checkWrite } from "../properties/check-write.ts";
import { changeRecord } from "../records/change.ts";
import { createRecord } from "../records/create.ts";
import { deleteRecord, privacyDelete } from "../records/delete.ts";
import { mergeRecords } from "../records/merge.ts";
import { noView, presentRecord } from "../records/present.ts";
import type { ObjectType } from "../records/object-type.ts";
import { resolveLive, type ChangeSource, type CrmRecord } from "../records/record.ts";
import { typeIds } from "./associations.ts";
import { objectRoute, ourWrite, typeNamed } from "./object-route.ts";
import { recordNamed } from "./objects-read.ts";

/** Property values as a call sends them: text only (hubspot-facts 3.1). */
export const propertiesSchema = z.record(z.string(), z.string());

const associationsSchema = z.array(
  z.strictObject({
    to: z.strictObject({ id: z.string() }),
    types: z.array(z.strictObject({ associationCategory: z.string(), associationTypeId: z.int() })),
  }),
);

const patchSchema = z.strictObject({ properties: propertiesSchema });
/** One creation, alone or in a batch. */
export const creationSchema = z.strictObject({
  properties: propertiesSchema,
  associations: associationsSchema.optional(),
  objectWriteTraceId: z.string().optional(),
});
const mergeSchema = z.strictObject({ primaryObjectId: z.string(), objectIdToMerge: z.string() });
const erasureSchema = z.strictObject({ objectId: z.string(), idProperty: z.string().optional() });

/** Writing single records (hubspot-facts 3, 3.10 and 3.11). */
export const objectWriteRoutes: readonly ApiRoute[] = [
  objectRoute({ name: "update", method: "PATCH", path: "/{id}", kind: "write", handle: update }),
  objectRoute({ name: "create", method: "POST", path: "", kind: "write", handle: create }),
  objectRoute({ name: "delete", method: "DELETE", path: "/{id}", kind: "write", handle: remove }),
  objectRoute({ name: "merge", method: "POST", path: "/merge", kind: "write", handle: merge }),
  objectRoute({
    name: "gdprDelete",
    method: "POST",
    path: "/gdpr-delete",
    kind: "write",
    handle: erase,
  }),
];

function update(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal, params, query } = exchange;
  const { properties } = parseBody(exchange, patchSchema);
  const record = recordNamed(portal.stores[type], params["id"] ?? "", query.get("idProperty"));
  if (!record) throw notFound();
  writeValues(portal, record, properties, ourWrite(exchange));
  return json(200, presentWritten(portal, record, properties), 1);
}

function create(exchange: ApiExchange, type: ObjectType): Reply {
  const record = createOne(exchange, type, parseBody(exchange, creationSchema));
  return json(201, presentRecord(exchange.portal, record, noView), 1);
}

/** Makes one record from what a call sent. Throws as checkWrite does. */
export function createOne(
  exchange: ApiExchange,
  type: ObjectType,
  { properties, associations = [] }: z.infer<typeof creationSchema>,
): CrmRecord {
  const { portal } = exchange;
  const values = checkWrite(portal, type, properties, null);
  const ends = associations.map((each) => otherEnd(portal, type, each));
  const record = createRecord(portal, type, { values, source: ourWrite(exchange) });
  for (const each of ends) associate(portal, record, each, ourWrite(exchange));
  return record;
}

type Associated = z.infer<typeof associationsSchema>[number];
type OtherEnd = { readonly record: CrmRecord; readonly primary: boolean };

/** Finds the other end by the association's type id (hubspot-facts 3.9 and 16.5). Throws 400 for none. */
function otherEnd(portal: Portal, type: ObjectType, { to, types }: Associated): OtherEnd {
  for (const { associationTypeId } of types) {
    for (const toType of Object.keys(portal.stores) as ObjectType[]) {
      const ids = typeIds[`${type}>${toType}`];
      if (ids?.plain !== associationTypeId && ids?.primary !== associationTypeId) continue;
      const record = resolveLive(portal.stores[toType], to.id);
      if (record) return { record, primary: associationTypeId === ids.primary };
    }
  }
  throw invalid(`No such record or association type: ${JSON.stringify({ to, types })}`);
}

function associate(
  portal: Portal,
  from: CrmRecord,
  { record: to, primary }: OtherEnd,
  source: ChangeSource,
): void {
  if (from.type === "contacts" && to.type === "companies") {
    changeRecord(portal, from, new Map([["associatedcompanyid", to.id]]), source);
    return;
  }
  portal.associations.link(from, to, primary);
  portal.emit({ kind: "associated", from, to, removed: false, primary, source, at: portal.now() });
}

/** Checks and writes values. Throws as checkWrite and checkRules do. */
export function writeValues(
  portal: Portal,
  record: CrmRecord,
  properties: Readonly<Record<string, string>>,
  source: ChangeSource,
): void {
  const values = checkWrite(portal, record.type, properties, record);
  checkRules(portal, record, values);
  changeRecord(portal, record, values, source);
}

/** The answer to a write shows the written properties. */
export function presentWritten(
  portal: Portal,
  record: CrmRecord,
  properties: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return presentRecord(portal, record, { ...noView, properties: Object.keys(properties) });
}

function remove(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal, params } = exchange;
  const record = resolveLive(portal.stores[type], params["id"] ?? "");
  if (!record) throw notFound();
  deleteRecord(portal, record, ourWrite(exchange));
  return { ...noContent, inputs: 1 };
}

function merge(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const { primaryObjectId, objectIdToMerge } = parseBody(exchange, mergeSchema);
  const store = portal.stores[type];
  const primary = resolveLive(store, primaryObjectId);
  const other = resolveLive(store, objectIdToMerge);
  if (!primary || !other) throw notFound();
  if (primary === other) throw invalid("A record cannot be merged with itself");
  const record = mergeRecords(portal, primary, other, ourWrite(exchange));
  return json(200, presentRecord(portal, record, noView), 2);
}

function erase(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const { objectId, idProperty } = parseBody(exchange, erasureSchema);
  const record = recordNamed(portal.stores[typeNamed(type)], objectId, idProperty ?? null);
  if (!record) throw notFound();
  privacyDelete(portal, record, ourWrite(exchange));
  return { ...noContent, inputs: 1 };
}
