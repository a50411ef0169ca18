import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid, notFound, Refusal } from "../http/refusal.ts";
import { json, noContent, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { StaticList } from "../workflows/static-list.ts";

const createSchema = z.strictObject({
  name: z.string().min(1),
  objectTypeId: z.literal("0-1"),
  processingType: z.enum(["MANUAL", "SNAPSHOT", "DYNAMIC"]),
});
const searchSchema = z.strictObject({
  query: z.string().optional(),
  processingTypes: z.array(z.string()).optional(),
  objectTypeId: z.string().optional(),
  // Asked for by the specification: an empty list will do (hubspot-facts 16.2).
  listIds: z.array(z.string()),
  additionalProperties: z.array(z.string()),
  offset: z.int().min(0).default(0),
  count: z.int().min(1).max(500).default(20),
});

const reads = (): readonly string[] => ["crm.lists.read"];
const writes = (): readonly string[] => ["crm.lists.read", "crm.lists.write"];
const base = { access: "token", limit: "general", kind: "other" } as const;

/** Lists, called segments on screen (hubspot-facts 7.4); their members are in list-members.ts. */
export const listRoutes: readonly ApiRoute[] = [
  {
    ...base,
    name: "lists.create",
    method: "POST",
    path: "/crm/lists/{version}",
    scopes: writes,
    handle: create,
  },
  {
    ...base,
    name: "lists.search",
    method: "POST",
    path: "/crm/lists/{version}/search",
    scopes: reads,
    handle: search,
  },
  {
    ...base,
    name: "lists.read",
    method: "GET",
    path: "/crm/lists/{version}/{listId}",
    scopes: reads,
    handle: (exchange) => json(200, { list: present(listNamed(exchange)) }),
  },
  {
    ...base,
    name: "lists.delete",
    method: "DELETE",
    path: "/crm/lists/{version}/{listId}",
    scopes: writes,
    handle: (exchange) => {
      exchange.portal.lists.delete(listNamed(exchange).id);
      return noContent;
    },
  },
];

/** The list of the address. Throws 404. */
export function listNamed({ portal, params }: ApiExchange): StaticList {
  const list = portal.lists.get(params["listId"] ?? "");
  if (!list) throw notFound(`List ${params["listId"]} does not exist`);
  return list;
}

function create(exchange: ApiExchange): Reply {
  const { portal, at } = exchange;
  const { name, objectTypeId, processingType } = parseBody(exchange, createSchema);
  if (processingType === "DYNAMIC") throw invalid("A DYNAMIC list needs a filterBranch");
  if ([...portal.lists.values()].some((list) => list.name === name)) {
    throw new Refusal(409, "CONFLICT", `A list named '${name}' already exists.`);
  }
  const id = portal.nextId("list");
  const members = new Set<string>();
  const list = { id, name, objectTypeId, processingType, createdAt: at, updatedAt: at, members };
  portal.lists.set(id, list);
  return json(200, { list: present(list) });
}

function search(exchange: ApiExchange): Reply {
  const body = parseBody(exchange, searchSchema);
  const found = [...exchange.portal.lists.values()].filter(
    ({ id, name, processingType, objectTypeId }) =>
      name.toLowerCase().includes((body.query ?? "").toLowerCase()) &&
      (!body.processingTypes?.length || body.processingTypes.includes(processingType)) &&
      (body.listIds.length === 0 || body.listIds.includes(id)) &&
      (body.objectTypeId === undefined || body.objectTypeId === objectTypeId),
  );
  const end = body.offset + body.count;
  return json(200, {
    lists: found.slice(body.offset, end).map((each) => present(each, body.additionalProperties)),
    total: found.length,
    offset: Math.min(end, found.length),
    hasMore: end < found.length,
  });
}

/** `extra`: which of HubSpot's further properties of a list were asked for. */
function present(list: StaticList, extra: readonly string[] = ["hs_list_size"]): unknown {
  return {
    listId: list.id,
    name: list.name,
    processingType: list.processingType,
    processingStatus: "COMPLETE",
    objectTypeId: list.objectTypeId,
    createdAt: new Date(list.createdAt).toISOString(),
    updatedAt: new Date(list.updatedAt).toISOString(),
    additionalProperties: extra.includes("hs_list_size")
      ? { hs_list_size: String(list.members.size) }
      : {},
  };
}
