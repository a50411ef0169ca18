import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion } from "../transport/wire.ts";

/**
 * Archives contact properties of ours, as a person chose before uninstalling; HubSpot keeps them for
 * restoring. Names that are not there do no harm. Throws HubSpotError.
 */
export async function archiveProperties(
  client: HubSpotClient,
  names: readonly string[],
): Promise<void> {
  for (let start = 0; start < names.length; start += 100) {
    await client.call({
      kind: "other",
      method: "POST",
      path: `/crm/properties/${apiVersion}/contacts/batch/archive`,
      body: { inputs: names.slice(start, start + 100).map((name) => ({ name })) },
      schema: z.unknown(),
      idempotent: true,
    });
  }
}
