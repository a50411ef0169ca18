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
 * The contacts or companies of each of up to 1,000 deals, meetings or calls; a record without one is in the answer with
 * none (HubSpot names those as errors in a 207, hubspot-facts 3.9). Throws RangeError for more, otherwise HubSpotError.
 */
export async function readLinked(
  client: HubSpotClient,
  from: "deals" | "meetings" | "calls",
  to: "contacts" | "companies",
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length > most) throw new RangeError(`At most ${most} records a call: ${ids.length}`);
  const linked = new Map<string, string[]>(ids.map((each) => [each, []]));
  let inputs: readonly { readonly id: string; readonly after?: string }[] = [...linked.keys()].map(
    (each) => ({ id: each }),
  );
  while (inputs.length > 0) {
    const answer = await client.call({
      kind: "read",
      method: "POST",
      path: `/crm/associations/${apiVersion}/${from}/${to}/batch/read`,
      body: { inputs },
      schema: associations,
      idempotent: true,
    });
    inputs = answer.results.flatMap((result) => {
      linked.get(result.from.id)?.push(...result.to.map((link) => link.toObjectId));
      return result.paging === null ? [] : [{ id: result.from.id, after: result.paging }];
    });
  }
  return linked;
}
