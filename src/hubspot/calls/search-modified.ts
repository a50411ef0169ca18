import { z } from "zod";
import { batchRead, batchSize } from "./batch-read.ts";
import type { HubSpotClient } from "../transport/client.ts";
import {
  apiVersion,
  crmObject,
  nextPage,
  type CrmObject,
  type ObjectType,
} from "../transport/wire.ts";

/** One page of changed records. */
export type ModifiedPage = {
  readonly objects: readonly CrmObject[];
  /** Give it to the next call; null on the last page. */
  readonly afterId: string | null;
};

const searchAnswer = z.object({ results: z.array(crmObject), paging: nextPage });

/** The property that moves with every change (hubspot-facts 3.8). */
const modifiedProperty = {
  contacts: "lastmodifieddate",
  companies: "hs_lastmodifieddate",
  deals: "hs_lastmodifieddate",
  meetings: "hs_lastmodifieddate",
  calls: "hs_lastmodifieddate",
  tasks: "hs_lastmodifieddate",
} as const satisfies Record<ObjectType, string>;

/** Results of one search page, and characters of one search body (hubspot-facts 3.8). */
const pageSize = 200;
const maxBodyLength = 3_000;

/**
 * The records that were last modified in [from, to), epoch milliseconds, at most 200 a page. Pages go by
 * rising record id within the window, because search ends at 10,000 results and a single import can give
 * more records than that the same date. The index lags some moments: let windows overlap (hubspot-facts 3.8).
 * Throws HubSpotError.
 */
export async function searchModified(
  client: HubSpotClient,
  type: ObjectType,
  window: {
    readonly from: number;
    readonly to: number;
    readonly afterId: string | null;
    readonly properties: readonly string[];
  },
): Promise<ModifiedPage> {
  const property = modifiedProperty[type];
  const body = {
    filterGroups: [
      {
        filters: [
          { propertyName: property, operator: "GTE", value: String(window.from) },
          { propertyName: property, operator: "LT", value: String(window.to) },
          { propertyName: "hs_object_id", operator: "GT", value: window.afterId ?? "0" },
        ],
      },
    ],
    sorts: [{ propertyName: "hs_object_id", direction: "ASCENDING" }],
    properties: window.properties,
    limit: pageSize,
    after: "0",
  };
  const bare = JSON.stringify(body).length > maxBodyLength;
  const answer = await client.call({
    kind: "read",
    method: "POST",
    path: `/crm/objects/${apiVersion}/${type}/search`,
    body: bare ? { ...body, properties: [property] } : body,
    schema: searchAnswer,
    idempotent: true,
    search: true,
  });
  const ids = answer.results.map((object) => object.id);
  return {
    objects: bare ? await readAll(client, type, ids, window.properties) : answer.results,
    afterId: answer.paging === null ? null : (ids.at(-1) ?? null),
  };
}

async function readAll(
  client: HubSpotClient,
  type: ObjectType,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly CrmObject[]> {
  const objects: CrmObject[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    const part = ids.slice(start, start + batchSize);
    objects.push(...(await batchRead(client, type, part, properties)).objects);
  }
  return objects;
}
