import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, instant, nextPage } from "../transport/wire.ts";

const events = z.object({
  results: z.array(
    z.object({
      id,
      eventType: z.string(),
      objectId: id,
      occurredAt: instant,
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  paging: nextPage,
});

/** One thing that a contact did, as HubSpot recorded it. `occurredAt` in epoch milliseconds. */
export type EventOccurrence = {
  readonly id: string;
  /** `e_visited_page`, `pe<portal>_<name>`, `ae<app>_<name>` (hubspot-facts 6.1). */
  readonly eventType: string;
  readonly occurredAt: number;
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * What a contact did in (from, to), epoch milliseconds, oldest first. Only for Enterprise accounts: others are
 * `forbidden`. It is one call or more for each contact, so it is for few contacts, never for a backfill
 * (hubspot-facts 6.1). Throws HubSpotError.
 */
export async function readEvents(
  client: HubSpotClient,
  contactId: string,
  window: { readonly from: number; readonly to: number },
): Promise<readonly EventOccurrence[]> {
  const all: EventOccurrence[] = [];
  let after: string | null = null;
  do {
    const page: z.infer<typeof events> = await client.call({
      kind: "read",
      method: "GET",
      path: `/events/event-occurrences/${apiVersion}`,
      query: {
        objectType: "contact",
        objectId: contactId,
        occurredAfter: new Date(window.from).toISOString(),
        occurredBefore: new Date(window.to).toISOString(),
        sort: "occurredAt",
        limit: "100",
        ...(after === null ? {} : { after }),
      },
      schema: events,
      idempotent: true,
    });
    for (const { id: eventId, eventType, occurredAt, properties } of page.results) {
      all.push({ id: eventId, eventType, occurredAt, properties: texts(properties) });
    }
    after = page.paging;
  } while (after !== null);
  return all;
}

function texts(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, String(value)]]
        : [],
    ),
  );
}
