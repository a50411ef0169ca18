import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { findLive } from "../records/record.ts";
import { joinedList } from "../workflows/joined-list.ts";
import { listNamed } from "./lists.ts";
import { pageSize } from "./objects-read.ts";

const most = 100_000;
const idsSchema = z.array(z.string()).max(most);
const changeSchema = z.strictObject({ recordIdsToAdd: idsSchema, recordIdsToRemove: idsSchema });

/** Members of static lists: existing members and unknown ids are ignored (hubspot-facts 7.4). */
export const listMemberRoutes: readonly ApiRoute[] = [
  memberRoute("PUT", "add", (exchange) => change(exchange, parseBody(exchange, idsSchema), [])),
  memberRoute("PUT", "remove", (exchange) => change(exchange, [], parseBody(exchange, idsSchema))),
  memberRoute("PUT", "add-and-remove", (exchange) => {
    const { recordIdsToAdd, recordIdsToRemove } = parseBody(exchange, changeSchema);
    return change(exchange, recordIdsToAdd, recordIdsToRemove);
  }),
  memberRoute("GET", "", list),
];

function memberRoute(
  method: "GET" | "PUT",
  verb: string,
  handle: (exchange: ApiExchange) => Reply,
): ApiRoute {
  const path = "/crm/lists/{version}/{listId}/memberships";
  return {
    access: "token",
    name: `lists.members.${verb || "list"}`,
    method,
    path: verb === "" ? path : `${path}/${verb}`,
    kind: method === "GET" ? "read" : "write",
    limit: "general",
    scopes: () => (method === "GET" ? ["crm.lists.read"] : ["crm.lists.read", "crm.lists.write"]),
    handle,
  };
}

function change(exchange: ApiExchange, add: readonly string[], remove: readonly string[]): Reply {
  const { portal, at } = exchange;
  const list = listNamed(exchange);
  if (list.processingType === "DYNAMIC") throw invalid("Members of a DYNAMIC list are computed");
  const removed = remove.filter((id) => list.members.delete(id));
  const added: string[] = [];
  const missing: string[] = [];
  for (const id of new Set(add)) {
    const record = findLive(portal.stores.contacts, id);
    if (!record) missing.push(id);
    else if (!list.members.has(id)) {
      list.members.add(id);
      added.push(id);
      joinedList(portal, list, record);
    }
  }
  list.updatedAt = at;
  // Live answers spell it recordsIdsAdded, and leave an empty list out (hubspot-facts 16.2).
  const answer = {
    ...(added.length > 0 && { recordsIdsAdded: added }),
    ...(removed.length > 0 && { recordIdsRemoved: removed }),
    ...(missing.length > 0 && { recordIdsMissing: missing }),
  };
  return json(200, answer, add.length + remove.length);
}

function list(exchange: ApiExchange): Reply {
  const { query } = exchange;
  const limit = pageSize(query.get("limit") ?? "100", 250);
  const ids = [...listNamed(exchange).members].sort((a, b) => Number(a) - Number(b));
  const start = ids.findIndex((id) => Number(id) > Number(query.get("after") ?? "0"));
  const page = start < 0 ? [] : ids.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && last !== ids.at(-1);
  const membershipTimestamp = new Date(listNamed(exchange).updatedAt).toISOString();
  return json(200, {
    results: page.map((recordId) => ({ recordId, membershipTimestamp })),
    total: ids.length,
    ...(more && { paging: { next: { after: last } } }),
  });
}
