import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id } from "../transport/wire.ts";

const root = `/crm/lists/${apiVersion}`;

/** A list of contacts into which we may put some. */
export type StaticList = { readonly listId: string; readonly name: string };

const list = z.object({ listId: id, name: z.string().default("") });

const found = z.object({
  lists: z.array(list).default([]),
  hasMore: z.boolean().default(false),
  offset: z.number().default(0),
});

/** The portal's static contact lists whose name contains `query`, for a picker. Throws HubSpotError. */
export async function findStaticLists(
  client: HubSpotClient,
  query: string,
): Promise<readonly StaticList[]> {
  const all: StaticList[] = [];
  let offset = 0;
  for (;;) {
    const page = await client.call({
      kind: "other",
      method: "POST",
      path: `${root}/search`,
      body: {
        query,
        processingTypes: ["MANUAL", "SNAPSHOT"],
        objectTypeId: "0-1",
        count: 500,
        offset,
        // Asked for by the specification.
        listIds: [],
        additionalProperties: [],
      },
      schema: found,
      idempotent: true,
    });
    all.push(...page.lists);
    if (!page.hasMore || page.offset <= offset) return all;
    ({ offset } = page);
  }
}

/** Makes a static contact list. A name that is taken is `refused`. Throws HubSpotError. */
export async function createStaticList(client: HubSpotClient, name: string): Promise<StaticList> {
  const answer = await client.call({
    kind: "other",
    method: "POST",
    path: root,
    body: { name, objectTypeId: "0-1", processingType: "MANUAL" },
    schema: z.object({ list }),
    idempotent: false,
  });
  return answer.list;
}

/** What a change of members did. Ids in none of the fields were in (or out of) the list already. */
export type MembersChange = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Contacts that are not there. */
  readonly missing: readonly string[];
};

const ids = z.array(id).nullish();
/** The specification and live answers spell the fields differently (hubspot-facts 7.4). */
const change = z
  .object({
    recordsIdsAdded: ids,
    recordIdsAdded: ids,
    recordsIdsRemoved: ids,
    recordIdsRemoved: ids,
    recordsIdsMissing: ids,
    recordIdsMissing: ids,
  })
  .transform((raw) => ({
    added: raw.recordsIdsAdded ?? raw.recordIdsAdded ?? [],
    removed: raw.recordsIdsRemoved ?? raw.recordIdsRemoved ?? [],
    missing: raw.recordsIdsMissing ?? raw.recordIdsMissing ?? [],
  }));

/** Members in one call (hubspot-facts 7.4). */
const mostMembers = 100_000;

/**
 * Puts contacts into a static list, or takes them out. Doing it twice changes nothing, so it is repeated
 * after unknown outcomes. Throws RangeError for more than 100,000 contacts, otherwise HubSpotError.
 */
export async function changeMembers(
  client: HubSpotClient,
  listId: string,
  verb: "add" | "remove",
  contactIds: readonly string[],
): Promise<MembersChange> {
  if (contactIds.length > mostMembers) {
    throw new RangeError(`At most ${mostMembers} contacts a call: ${contactIds.length}`);
  }
  return client.call({
    kind: "write",
    method: "PUT",
    path: `${root}/${encodeURIComponent(listId)}/memberships/${verb}`,
    route: `${root}/{id}/memberships/${verb}`,
    body: contactIds,
    schema: change,
    idempotent: true,
  });
}
