import type { ApiExchange, ApiRoute, Method, Reply } from "../http/route.ts";
import { objectTypeOf, type ObjectType } from "../records/object-type.ts";
import { typeNamed } from "./object-route.ts";

/** A route of the properties API, with the schema scope of the object type (hubspot-facts 1.8). */
export function propertyRoute(
  name: string,
  method: Method,
  path: string,
  handle: (exchange: ApiExchange, type: ObjectType) => Reply,
): ApiRoute {
  const reads = method === "GET" || name === "batch.read";
  return {
    access: "token",
    name: `properties.${name}`,
    method,
    path: `/crm/properties/{version}/{objectType}${path}`,
    kind: "other",
    limit: "general",
    scopes: ({ objectType = "" }) => {
      const type = objectTypeOf(objectType);
      return type ? [schemaScope(type, reads)] : [];
    },
    handle: (exchange) => handle(exchange, typeNamed(exchange.params["objectType"] ?? "")),
  };
}

/** Reading needs the schema scope, which the object's own read scope stands in for outside contacts. */
function schemaScope(type: ObjectType, reads: boolean): string {
  if (type === "contacts") return `crm.schemas.contacts.${reads ? "read" : "write"}`;
  const object = type === "companies" || type === "deals" ? type : "contacts";
  return `crm.objects.${object}.${reads ? "read" : "write"}`;
}
