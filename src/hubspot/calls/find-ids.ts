import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, crmObject, type ObjectType } from "../transport/wire.ts";

const searchAnswer = z.object({ total: z.number(), results: z.array(crmObject) });

/**
 * Ids of records by rising id: up to `limit` of those above `aboveId`, leaving out the first `skip`, and how many
 * there are above it in all. A search ends at 10,000 results, `skip` included (hubspot-facts 3.8). Throws HubSpotError.
 */
export async function findIds(
  client: HubSpotClient,
  type: ObjectType,
  from: { readonly aboveId: string; readonly skip: number; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const answer = await client.call({
    kind: "read",
    method: "POST",
    path: `/crm/objects/${apiVersion}/${type}/search`,
    body: {
      filterGroups: [
        { filters: [{ propertyName: "hs_object_id", operator: "GT", value: from.aboveId }] },
      ],
      sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
      properties: ["hs_object_id"],
      limit: from.limit,
      after: String(from.skip),
    },
    schema: searchAnswer,
    idempotent: true,
    search: true,
  });
  return { ids: answer.results.map((object) => object.id), total: answer.total };
}
