import { invalid, notFound } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { presentRecord, viewFromQuery } from "../records/present.ts";
import { objectTypes, type ObjectType } from "../records/object-type.ts";
import {
  findUnique,
  resolveLive,
  seenValues,
  type CrmRecord,
  type RecordStore,
} from "../records/record.ts";
import { objectRoute, typeNamed } from "./object-route.ts";

/** Listing and reading single records (hubspot-facts 3, 3.1 and 3.2). */
export const objectReadRoutes: readonly ApiRoute[] = [
  objectRoute({ name: "list", method: "GET", path: "", kind: "read", handle: list }),
  objectRoute({ name: "read", method: "GET", path: "/{id}", kind: "read", handle: readOne }),
];

function list(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal, query, path } = exchange;
  const view = viewFromQuery(exchange, typeNamed);
  const limit = pageSize(query.get("limit"), view.history.length > 0 ? 50 : 100);
  const archived = query.get("archived") === "true";
  const store = portal.stores[type];
  const page: CrmRecord[] = [];
  let after: string | null = null;
  for (let at = startOf(store, query.get("after")); at < store.order.length; at += 1) {
    const record = store.byId.get(store.order[at] ?? "");
    if (!record || (record.archivedAt !== null) !== archived) continue;
    if (page.length === limit) {
      after = record.id;
      break;
    }
    page.push(record);
  }
  const link = new URLSearchParams([...query].filter(([name]) => name !== "after"));
  link.set("after", after ?? "");
  return json(
    200,
    {
      results: page.map((record) => presentRecord(portal, record, view)),
      ...(after !== null && {
        paging: { next: { after, link: `https://api.hubapi.com${path}?${link.toString()}` } },
      }),
    },
    page.length,
  );
}

function readOne(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal, params, query } = exchange;
  const archived = query.get("archived") === "true";
  const store = portal.stores[type];
  const record = archived
    ? archivedRecord(store, params["id"] ?? "")
    : recordNamed(store, params["id"] ?? "", query.get("idProperty"));
  const values = record && seenValues(record, portal.readLagMs, exchange.at);
  if (!record || !values) throw notFound();
  return json(200, presentRecord(portal, record, viewFromQuery(exchange, typeNamed), values), 1);
}

/** The live record by id, by a merged-away id, or by a unique property. Throws 400 for a property that is not unique. */
export function recordNamed(
  store: RecordStore,
  id: string,
  idProperty: string | null,
): CrmRecord | undefined {
  if (idProperty === null || idProperty === "hs_object_id") return resolveLive(store, id);
  if (!store.unique.has(idProperty)) {
    throw invalid(
      `${idProperty} is not a unique property of ${objectTypes[store.type].singular} records`,
    );
  }
  return findUnique(store, idProperty, id);
}

function archivedRecord(store: RecordStore, id: string): CrmRecord | undefined {
  const record = store.byId.get(id);
  return record && record.archivedAt !== null ? record : undefined;
}

/** Reads `limit`: 10 by default. Throws 400 outside 1 to `largest`. */
export function pageSize(text: string | null, largest: number): number {
  const limit = text === null ? 10 : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > largest) {
    throw invalid(`limit must be between 1 and ${largest}, was ${text}`);
  }
  return limit;
}

/** Place of the first record whose id is at least `after`: the cursor is the next record's id. */
function startOf(store: RecordStore, after: string | null): number {
  if (after === null || after === "") return 0;
  const wanted = Number(after);
  if (!Number.isSafeInteger(wanted)) throw invalid(`after is not a cursor: ${after}`);
  let low = 0;
  let high = store.order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(store.order[middle]) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
