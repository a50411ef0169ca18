import { z } from "zod";
import { batchRead } from "./batch-read.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { HubSpotError } from "../transport/errors.ts";
import { uriLength } from "../transport/uri-length.ts";
import {
  apiVersion,
  crmObject,
  nextPage,
  type CrmObject,
  type ObjectType,
} from "../transport/wire.ts";

/** One page of all records. */
export type Page = {
  readonly objects: readonly CrmObject[];
  /** Give it to the next call; null on the last page. */
  readonly after: string | null;
};

const listAnswer = z.object({ results: z.array(crmObject), paging: nextPage });

/**
 * One page of at most 100 records in HubSpot's own order, with the named properties. When the names make the
 * address too long (414, hubspot-facts 3.2), the page is listed bare and its properties are read in a batch:
 * one call more. Throws HubSpotError.
 */
export async function listPage(
  client: HubSpotClient,
  type: ObjectType,
  from: { readonly after: string | null; readonly properties: readonly string[] },
): Promise<Page> {
  const { after, properties } = from;
  const path = `/crm/objects/${apiVersion}/${type}`;
  if (uriLength(path, query(after, properties)) > client.options.maxUriLength) {
    return listThenRead(client, type, after, properties);
  }
  try {
    return await list(client, type, after, properties);
  } catch (error) {
    const outcome = error instanceof HubSpotError ? error.outcome : null;
    if (outcome?.kind !== "refused" || outcome.status !== 414) throw error;
    return await listThenRead(client, type, after, properties);
  }
}

async function listThenRead(
  client: HubSpotClient,
  type: ObjectType,
  after: string | null,
  properties: readonly string[],
): Promise<Page> {
  const page = await list(client, type, after, []);
  const ids = page.objects.map((object) => object.id);
  const { objects } = await batchRead(client, type, ids, properties);
  return { objects, after: page.after };
}

async function list(
  client: HubSpotClient,
  type: ObjectType,
  after: string | null,
  properties: readonly string[],
): Promise<Page> {
  const answer = await client.call({
    kind: "read",
    method: "GET",
    path: `/crm/objects/${apiVersion}/${type}`,
    query: query(after, properties),
    schema: listAnswer,
    idempotent: true,
  });
  return { objects: answer.results, after: answer.paging };
}

function query(after: string | null, properties: readonly string[]): Record<string, string> {
  return {
    limit: "100",
    archived: "false",
    ...(after === null ? {} : { after }),
    ...(properties.length === 0 ? {} : { properties: properties.join(",") }),
  };
}
