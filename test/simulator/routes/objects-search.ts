import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { Portal } from "../portal.ts";
import { readInstant } from "../properties/check-value.ts";
import { findDefinition } from "../properties/definitions.ts";
import { presentRecord } from "../records/present.ts";
import { objectTypes, type ObjectType } from "../records/object-type.ts";
import type { CrmRecord } from "../records/record.ts";
import { filterSchema, type SearchFilter } from "../search/filter.ts";
import { compileFilter, compileQuery } from "../search/compile-filter.ts";
import { indexedViews, type Floor } from "../search/indexed-view.ts";
import { sortKey } from "../search/sort-key.ts";
import { objectRoute } from "./object-route.ts";

/** The specification asks for all of these but `query`; live answers do without, which is softer (hubspot-facts 16.2). */
const schema = z.strictObject({
  filterGroups: z.array(z.strictObject({ filters: z.array(filterSchema).max(6) })).max(5),
  sorts: z
    .array(
      z.strictObject({
        propertyName: z.string(),
        direction: z.enum(["ASCENDING", "DESCENDING"]),
      }),
    )
    .max(1, "only one sort"),
  query: z.string().optional(),
  properties: z.array(z.string()),
  limit: z.int().min(1).max(200),
  after: z.string(),
});

/** Nothing lies beyond this many results (hubspot-facts 3.8). */
const searchWindow = 10_000;
const longestBody = 3_000;
const mostFilters = 18;

/** Search (hubspot-facts 3.8): its own limit, no rate headers, and an index that may lag. */
export const objectSearchRoutes: readonly ApiRoute[] = [
  objectRoute({
    name: "search",
    method: "POST",
    path: "/search",
    kind: "read",
    limit: "search",
    handle: search,
  }),
];

type View = { readonly record: CrmRecord; readonly values: ReadonlyMap<string, string> };

function search(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const body = parseBody(exchange, schema);
  if (exchange.body.length > longestBody) {
    throw invalid(`The request body is longer than ${longestBody} characters`);
  }
  const groups = body.filterGroups.map(({ filters }) => filters);
  if (groups.flat().length > mostFilters) throw invalid(`At most ${mostFilters} filters`);
  const start = offsetOf(body.after);
  if (start + body.limit > searchWindow) {
    throw invalid(`Paging beyond ${searchWindow} results is not possible`);
  }
  for (const name of [...groups.flat(), ...body.sorts].map(({ propertyName }) => propertyName)) {
    checkSearchable(portal, type, name);
  }
  const tests = groups.map((filters) =>
    filters.map((filter) => compileFilter(portal, type, filter)),
  );
  const text = compileQuery(body.query);
  const found = [...indexedViews(portal, type, floorOf(type, groups))].filter(
    (view) =>
      text(view.values) &&
      (tests.length === 0 || tests.some((group) => group.every((test) => test(view)))),
  );
  order(portal, type, found, body.sorts[0]);
  const page = found.slice(start, start + body.limit);
  const next = start + page.length;
  const view = { properties: body.properties, history: [], associations: [] };
  return json(
    200,
    {
      total: found.length,
      results: page.map(({ record, values }) => presentRecord(portal, record, view, values)),
      ...(next < found.length && { paging: { next: { after: String(next) } } }),
    },
    page.length,
  );
}

/** What any of these groups of filters asks at least: a poll looks at few of many. */
function floorOf(type: ObjectType, groups: readonly (readonly SearchFilter[])[]): Floor {
  const least = (name: string, operator: string, read: (text: string) => number | null): number => {
    const ofGroups = groups.map((filters) =>
      Math.max(
        0,
        ...filters.flatMap(({ propertyName, operator: its, value = "" }) =>
          propertyName === name && its === operator ? (read(value) ?? 0) : [],
        ),
      ),
    );
    return ofGroups.length === 0 ? 0 : Math.min(...ofGroups);
  };
  return {
    changedFrom: least(objectTypes[type].modifiedProperty, "GTE", readInstant),
    idAfter: least("hs_object_id", "GT", Number),
  };
}

function offsetOf(after: string): number {
  if (!/^\d+$/u.test(after)) throw invalid(`after must be a whole number as text, was ${after}`);
  return Number(after);
}

function checkSearchable(portal: Portal, type: ObjectType, name: string): void {
  const known = name.startsWith("associations.") || findDefinition(portal.definitions[type], name);
  if (known) return;
  const message = `There is no property named ${name}`;
  throw invalid(message, { errors: [{ message, code: "PROPERTY_DOESNT_EXIST" }] });
}

/** By one property, else by id; what has no value comes last. */
function order(
  portal: Portal,
  type: ObjectType,
  found: View[],
  sort: { readonly propertyName: string; readonly direction: string } | undefined,
): void {
  const isById = sort?.propertyName === "hs_object_id" && sort.direction === "ASCENDING";
  if (!sort || isById) return;
  const definition = findDefinition(portal.definitions[type], sort.propertyName);
  const sign = sort.direction === "DESCENDING" ? -1 : 1;
  const keys = new Map(
    found.map((view) => [view, sortKey(definition, view.values.get(sort.propertyName))]),
  );
  found.sort((a, b) => {
    const [left, right] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left < right ? -sign : left > right ? sign : 0;
  });
}
