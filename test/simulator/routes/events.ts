import type { EventOccurrence } from "../behaviour/occurrence.ts";
import { invalid, Refusal } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import { findUnique } from "../records/record.ts";
import { pageSize } from "./objects-read.ts";

const base = {
  access: "token",
  method: "GET",
  limit: "general",
  scopes: (): readonly string[] => ["oauth"],
} as const;

/** Unified events, Enterprise only (hubspot-facts 6.1). */
export const eventRoutes: readonly ApiRoute[] = [
  {
    ...base,
    name: "events.list",
    path: "/events/event-occurrences/{version}",
    kind: "read",
    handle: list,
  },
  {
    ...base,
    name: "events.types",
    path: "/events/event-occurrences/{version}/event-types",
    kind: "other",
    handle: (exchange) => {
      needEnterprise(exchange);
      return json(200, { eventTypes: ["e_visited_page", "e_form_submission"] });
    },
  },
];

function needEnterprise({ portal }: ApiExchange): void {
  if (portal.tier === "enterprise") return;
  throw new Refusal(
    403,
    "BANNED",
    "The account doesn't have access to this feature: it needs an Enterprise subscription.",
  );
}

function list(exchange: ApiExchange): Reply {
  needEnterprise(exchange);
  const { portal, query } = exchange;
  if (query.get("objectType") !== "contact") throw invalid("objectType must be contact");
  const objectId = contactOf(exchange);
  const after = instant(query.get("occurredAfter"), Number.NEGATIVE_INFINITY);
  const before = instant(query.get("occurredBefore"), Number.POSITIVE_INFINITY);
  const eventType = query.get("eventType");
  const found = portal.occurrences.filter(
    (event) =>
      event.objectId === objectId &&
      event.occurredAt > after &&
      event.occurredAt < before &&
      (eventType === null || event.eventType === eventType),
  );
  if (query.get("sort") !== "occurredAt") found.reverse();
  const limit = pageSize(query.get("limit") ?? "20", 1000);
  const start = Number(query.get("after") ?? "0");
  const next = start + limit;
  return json(
    200,
    {
      results: found.slice(start, next).map(present),
      ...(next < found.length && { paging: { next: { after: String(next) } } }),
    },
    1,
  );
}

function contactOf({ portal, query }: ApiExchange): string {
  const id = query.get("objectId");
  if (id !== null) return id;
  const email = query.get("objectProperty.email");
  if (email === null) throw invalid("objectId or objectProperty.email is needed");
  return findUnique(portal.stores.contacts, "email", email)?.id ?? "";
}

function instant(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid(`${text} is not a time in ISO 8601`);
  return at;
}

function present(event: EventOccurrence): unknown {
  return { ...event, occurredAt: new Date(event.occurredAt).toISOString() };
}
