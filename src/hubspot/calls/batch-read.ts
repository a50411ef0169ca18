import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, batchAnswer, type CrmObject, type ObjectType } from "../transport/wire.ts";

/** What a batch read found. */
export type BatchRead = {
  readonly objects: readonly CrmObject[];
  /** Asked for and not there: deleted, or never existed. A merged-away id may be here too (hubspot-facts 3.4). */
  readonly missing: readonly string[];
};

/** Inputs of one batch (hubspot-facts 3.2). */
export const batchSize = 100;

/**
 * Reads up to 100 records by id, with the named properties; names that HubSpot does not know are left out
 * (hubspot-facts 3.1). `archived` asks for those in the recycle bin instead. Throws RangeError for more than 100 ids, otherwise HubSpotError.
 */
export async function batchRead(
  client: HubSpotClient,
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
  which: "live" | "archived" = "live",
): Promise<BatchRead> {
  const asked = new Set(ids);
  if (asked.size > batchSize)
    throw new RangeError(`At most ${batchSize} ids a batch: ${asked.size}`);
  if (asked.size === 0) return { objects: [], missing: [] };
  const path = `/crm/objects/${apiVersion}/${type}/batch/read`;
  const answer = await client.call({
    kind: "read",
    method: "POST",
    path,
    query: { archived: String(which === "archived") },
    body: { properties, propertiesWithHistory: [], inputs: [...asked].map((id) => ({ id })) },
    schema: batchAnswer,
    idempotent: true,
  });
  const found = new Set(answer.results.map((object) => object.id));
  return {
    objects: answer.results.filter((object) => asked.has(object.id)),
    missing: [...asked].filter((id) => !found.has(id)),
  };
}
