import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion } from "../transport/wire.ts";

/** How many contacts have a value in this property, as HubSpot's search counts them (hubspot-facts 3.8). Throws HubSpotError. */
export async function countFilled(client: HubSpotClient, property: string): Promise<number> {
  const { total } = await client.call({
    kind: "read",
    method: "POST",
    path: `/crm/objects/${apiVersion}/contacts/search`,
    body: {
      filterGroups: [{ filters: [{ propertyName: property, operator: "HAS_PROPERTY" }] }],
      sorts: [],
      properties: ["hs_object_id"],
      limit: 1,
      after: "0",
    },
    schema: z.object({ total: z.number().int().min(0) }),
    idempotent: true,
    search: true,
  });
  return total;
}
