import { randomUUID } from "node:crypto";
import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { notFound, Refusal, unreadable } from "../http/refusal.ts";
import { json, noContent, type ApiExchange, type Reply } from "../http/route.ts";
import type { PropertyGroup } from "../properties/definition.ts";
import type { ObjectType } from "../records/object-type.ts";
import { propertyRoute } from "./property-route.ts";

const createSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/u),
  label: z.string().min(1),
  displayOrder: z.int().default(-1),
});
const updateSchema = z.strictObject({
  label: z.string().min(1).optional(),
  displayOrder: z.int().optional(),
});

/** Groups of properties (hubspot-facts 4.1). */
export const propertyGroupRoutes = [
  propertyRoute("groups.list", "GET", "/groups", ({ portal }, type) =>
    json(200, { results: [...portal.definitions[type].groups.values()].map(present) }),
  ),
  propertyRoute("groups.create", "POST", "/groups", create),
  propertyRoute("groups.read", "GET", "/groups/{name}", (exchange, type) =>
    json(200, present(named(exchange, type))),
  ),
  propertyRoute("groups.update", "PATCH", "/groups/{name}", update),
  propertyRoute("groups.archive", "DELETE", "/groups/{name}", archive),
];

function create(exchange: ApiExchange, type: ObjectType): Reply {
  const group = parseBody(exchange, createSchema);
  const { groups } = exchange.portal.definitions[type];
  if (groups.has(group.name)) {
    throw new Refusal(409, "CONFLICT", `A property group named '${group.name}' already exists.`);
  }
  groups.set(group.name, group);
  return json(201, present(group));
}

function update(exchange: ApiExchange, type: ObjectType): Reply {
  const before = named(exchange, type);
  const { label = before.label, displayOrder = before.displayOrder } = parseBody(
    exchange,
    updateSchema,
  );
  const after = { ...before, label, displayOrder };
  exchange.portal.definitions[type].groups.set(before.name, after);
  return json(200, present(after));
}

function archive(exchange: ApiExchange, type: ObjectType): Reply {
  const { name } = named(exchange, type);
  const { groups, properties } = exchange.portal.definitions[type];
  const inUse = [...properties.values()].some(
    ({ groupName, archivedAt }) => groupName === name && archivedAt === null,
  );
  if (inUse) throw unreadable(activeProperties());
  groups.delete(name);
  return noContent;
}

function named({ portal, params }: ApiExchange, type: ObjectType): PropertyGroup {
  const group = portal.definitions[type].groups.get(params["name"] ?? "");
  if (!group) throw notFound(`Property group ${params["name"]} does not exist`);
  return group;
}

/** The refusal stands as JSON text inside the message of the one around it: seen live. */
function activeProperties(): string {
  return JSON.stringify({
    status: "error",
    message: "Can't delete or purge a group with active properties",
    correlationId: randomUUID(),
    category: "VALIDATION_ERROR",
    subCategory: "PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES",
  });
}

function present(group: PropertyGroup): unknown {
  return { ...group, archived: false };
}
