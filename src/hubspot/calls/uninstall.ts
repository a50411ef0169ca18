import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion } from "../transport/wire.ts";

/**
 * Uninstalls the app from the client's account; HubSpot mails its admins. Our properties stay: archive them
 * first (hubspot-facts 1.6). Throws HubSpotError.
 */
export async function uninstall(client: HubSpotClient): Promise<void> {
  await client.call({
    kind: "other",
    method: "DELETE",
    path: `/appinstalls/${apiVersion}/external-install`,
    schema: z.undefined(),
    idempotent: false,
  });
}
