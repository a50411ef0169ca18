import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { invalid, notFound, Refusal } from "../http/refusal.ts";
import { json, noContent, type ApiExchange, type Reply } from "../http/route.ts";
import {
  checkGroup,
  createDefinition,
  plainOption,
  propertyCreateSchema,
  propertyUpdateSchema,
} from "../properties/create-definition.ts";
import type { PropertyDefinition } from "../properties/definition.ts";
import { findDefinition } from "../properties/definitions.ts";
import { refuseInUse } from "../properties/refuse-in-use.ts";
import { presentProperty } from "../properties/present.ts";
import type { ObjectType } from "../records/object-type.ts";
import { batchReply, errorOf, inputsOf, type BatchError } from "./batch.ts";
import { propertyRoute } from "./property-route.ts";

const name = z.strictObject({ name: z.string() });
const sensitivity = z.enum(["non_sensitive", "sensitive", "highly_sensitive"]).optional();
const batchReadSchema = z.strictObject({
  archived: z.boolean(),
  dataSensitivity: sensitivity,
  inputs: inputsOf(name),
});
const batchCreateSchema = z.strictObject({ inputs: inputsOf(propertyCreateSchema) });
const batchArchiveSchema = z.strictObject({ inputs: inputsOf(name) });

/** Properties of an object type (hubspot-facts 4.1). */
export const propertyRoutes = [
  propertyRoute("list", "GET", "", list),
  propertyRoute("read", "GET", "/{name}", read),
  propertyRoute("create", "POST", "", create),
  propertyRoute("update", "PATCH", "/{name}", update),
  propertyRoute("archive", "DELETE", "/{name}", archive),
  propertyRoute("batch.create", "POST", "/batch/create", batchCreate),
  propertyRoute("batch.read", "POST", "/batch/read", batchRead),
  propertyRoute("batch.archive", "POST", "/batch/archive", batchArchive),
];

function list({ portal, query }: ApiExchange, type: ObjectType): Reply {
  const archived = query.get("archived") === "true";
  const results = [...portal.definitions[type].properties.values()]
    .filter(({ archivedAt }) => (archivedAt !== null) === archived)
    .map(presentProperty);
  return json(200, { results });
}

function read(exchange: ApiExchange, type: ObjectType): Reply {
  if (exchange.query.get("archived") !== "true") {
    return json(200, presentProperty(named(exchange, type)));
  }
  const { portal, params } = exchange;
  const known = portal.definitions[type].properties.get(params["name"] ?? "");
  if (!known || known.archivedAt === null) throw missing(exchange);
  return json(200, presentProperty(known));
}

function create(exchange: ApiExchange, type: ObjectType): Reply {
  const body = parseBody(exchange, propertyCreateSchema);
  return json(201, presentProperty(createDefinition(exchange.portal, type, body)));
}

function update(exchange: ApiExchange, type: ObjectType): Reply {
  const { portal } = exchange;
  const before = named(exchange, type);
  const body = parseBody(exchange, propertyUpdateSchema);
  if (before.hubspotDefined && body.options === undefined) {
    throw invalid(`The definition of ${before.name} is read only.`);
  }
  if (body.groupName !== undefined) checkGroup(portal, type, body.groupName);
  const { options, ...rest } = body;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<PropertyDefinition>;
  const after = {
    ...before,
    ...given,
    ...(options && { options: options.map(plainOption) }),
    updatedAt: portal.now(),
  };
  portal.definitions[type].properties.set(before.name, after);
  return json(200, presentProperty(after));
}

function archive(exchange: ApiExchange, type: ObjectType): Reply {
  const definition = named(exchange, type);
  checkArchivable(exchange, type, definition.name);
  archiveOne(exchange, type, definition);
  return noContent;
}

function batchCreate(exchange: ApiExchange, type: ObjectType): Reply {
  const { inputs } = parseBody(exchange, batchCreateSchema);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const input of inputs) {
    try {
      results.push(presentProperty(createDefinition(exchange.portal, type, input)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push(errorOf(error, { name: [input.name] }));
    }
  }
  // 2026-03 answered 201 (hubspot-facts 4.1).
  return batchReply(exchange, exchange.path.includes("2026-03") ? 201 : 200, results, errors, 0);
}

function batchRead(exchange: ApiExchange, type: ObjectType): Reply {
  const { inputs, archived } = parseBody(exchange, batchReadSchema);
  const { properties } = exchange.portal.definitions[type];
  const found: unknown[] = [];
  const missing: string[] = [];
  for (const input of inputs) {
    const definition = properties.get(input.name);
    if (definition && (definition.archivedAt !== null) === archived) {
      found.push(presentProperty(definition));
    } else missing.push(input.name);
  }
  const errors: BatchError[] =
    missing.length === 0
      ? []
      : [
          {
            status: "error",
            category: "OBJECT_NOT_FOUND",
            message: "Some properties do not exist",
            context: { name: missing },
          },
        ];
  return batchReply(exchange, 200, found, errors, 0);
}

function batchArchive(exchange: ApiExchange, type: ObjectType): Reply {
  const { inputs } = parseBody(exchange, batchArchiveSchema);
  // What HubSpot does with the others is not recorded: all or nothing is the harder reading.
  for (const input of inputs) checkArchivable(exchange, type, input.name);
  for (const input of inputs) {
    const definition = findDefinition(exchange.portal.definitions[type], input.name);
    if (definition) archiveOne(exchange, type, definition);
  }
  return noContent;
}

function checkArchivable({ portal }: ApiExchange, type: ObjectType, name: string): void {
  const definition = findDefinition(portal.definitions[type], name);
  if (definition?.hubspotDefined) throw invalid(`${name} cannot be archived.`);
  refuseInUse(portal, type, name);
}

function archiveOne({ portal }: ApiExchange, type: ObjectType, before: PropertyDefinition): void {
  portal.definitions[type].properties.set(before.name, { ...before, archivedAt: portal.now() });
}

function named(exchange: ApiExchange, type: ObjectType): PropertyDefinition {
  const { portal, params } = exchange;
  const definition = findDefinition(portal.definitions[type], params["name"] ?? "");
  if (!definition) throw missing(exchange);
  return definition;
}

function missing({ params }: ApiExchange): Refusal {
  return notFound(`Property ${params["name"]} does not exist`);
}
