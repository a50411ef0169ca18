import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, nextPage } from "../transport/wire.ts";

const associations = z.object({
  results: z
    .array(
      z.object({
        from: z.object({ id }),
        to: z.array(z.object({ toObjectId: id })).default([]),
        paging: nextPage,
      }),
    )
    .default([]),
});

/** Inputs of one association batch (hubspot-facts 3.9). */
const most = 1_000;

/**
 * The contacts of each of up to 1,000 deals, meetings or calls; a record without one is in the answer with none
 * (HubSpot names those as errors in a 207, hubspot-facts 3.9). Throws RangeError for more, otherwise HubSpotError.
 */
export async function readContactsOf(
  client: HubSpotClient,
  type: "deals" | "meetings" | "calls",
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length > most) throw new RangeError(`At most ${most} records a call: ${ids.length}`);
  const contacts = new Map<string, string[]>(ids.map((each) => [each, []]));
  let inputs: readonly { readonly id: string; readonly after?: string }[] = [
    ...contacts.keys(),
  ].map((each) => ({ id: each }));
  while (inputs.length > 0) {
    const answer = await client.call({
      kind: "read",
      method: "POST",
      path: `/crm/associations/${apiVersion}/${type}/contacts/batch/read`,
      body: { inputs },
      schema: associations,
      idempotent: true,
    });
    inputs = answer.results.flatMap(({ from, to, paging }) => {
      contacts.get(from.id)?.push(...to.map((link) => link.toObjectId));
      return paging === null ? [] : [{ id: from.id, after: paging }];
    });
  }
  return contacts;
}
