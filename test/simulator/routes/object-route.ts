import { unreadable } from "../http/refusal.ts";
import type { ApiExchange, ApiRoute, CallKind, LimitGroup, Method, Reply } from "../http/route.ts";
import { objectTypeOf, objectTypes, type ObjectType } from "../records/object-type.ts";
import type { ChangeSource } from "../records/record.ts";

type ObjectRoute = {
  /** What stands behind the type in the route's name: `batch.read`. */
  readonly name: string;
  readonly method: Method;
  /** What stands behind `/crm/objects/{version}/{objectType}`. */
  readonly path: string;
  readonly kind: CallKind;
  readonly limit?: LimitGroup;
  readonly handle: (exchange: ApiExchange, type: ObjectType) => Reply;
};

/** A route of the objects API for every object type, with the read or write scope of the type. */
export function objectRoute(route: ObjectRoute): ApiRoute {
  return {
    access: "token",
    name: ({ objectType = "" }) => `${objectTypeOf(objectType) ?? "unknown"}.${route.name}`,
    method: route.method,
    path: `/crm/objects/{version}/{objectType}${route.path}`,
    kind: route.kind,
    limit: route.limit ?? "general",
    scopes: ({ objectType = "" }) => {
      const type = objectTypeOf(objectType);
      if (!type) return [];
      const { readScope, writeScope } = objectTypes[type];
      return [route.kind === "write" ? writeScope : readScope];
    },
    handle: (exchange) => route.handle(exchange, typeNamed(exchange.params["objectType"] ?? "")),
  };
}

/** The object type of that name. Throws 400 for one that HubSpot does not have (hubspot-facts 16.2). */
export function typeNamed(name: string): ObjectType {
  const type = objectTypeOf(name);
  if (!type) throw unreadable(`Unable to infer object type from: ${name}`);
  return type;
}

/** How the app's own writes are marked (hubspot-facts 5.3): the source is the app's id. */
export function ourWrite({ world }: ApiExchange): ChangeSource {
  return { changeSource: "INTEGRATION", sourceId: String(world.app.appId) };
}
