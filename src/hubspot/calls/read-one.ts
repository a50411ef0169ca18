import { batchRead } from "./batch-read.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { hasOutcome } from "../transport/errors.ts";
import { uriLength } from "../transport/uri-length.ts";
import { apiVersion, crmObject, type CrmObject, type ObjectType } from "../transport/wire.ts";

/**
 * Reads one record, or null when it is not there. An id that was merged away resolves to the surviving
 * record, whose id then differs from the one asked for (hubspot-facts 3.10). Throws HubSpotError.
 */
export async function readOne(
  client: HubSpotClient,
  type: ObjectType,
  id: string,
  properties: readonly string[],
): Promise<CrmObject | null> {
  const query = properties.length === 0 ? {} : { properties: properties.join(",") };
  const path = `/crm/objects/${apiVersion}/${type}/${encodeURIComponent(id)}`;
  if (uriLength(path, query) <= client.options.maxUriLength) {
    return read(client, type, path, query);
  }
  // Only a single read resolves merged ids, only a batch read has room for so many names.
  const bare = await read(client, type, path, {});
  if (bare === null) return null;
  return (await batchRead(client, type, [bare.id], properties)).objects[0] ?? null;
}

async function read(
  client: HubSpotClient,
  type: ObjectType,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<CrmObject | null> {
  try {
    return await client.call({
      kind: "read",
      method: "GET",
      path,
      route: `/crm/objects/${apiVersion}/${type}/{id}`,
      query,
      schema: crmObject,
      idempotent: true,
    });
  } catch (error) {
    if (hasOutcome(error, "notFound")) return null;
    throw error;
  }
}
