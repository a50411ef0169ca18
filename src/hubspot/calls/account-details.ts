import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion } from "../transport/wire.ts";

const details = z.object({
  portalId: z.number(),
  accountType: z.string().default("STANDARD"),
  timeZone: z.string().default("UTC"),
  companyCurrency: z.string().nullish(),
  uiDomain: z.string().default("app.hubspot.com"),
  dataHostingLocation: z.string().nullish(),
});

/** What HubSpot says of an account (hubspot-facts 1.7). `timeZone` is an IANA name. */
export type AccountDetails = z.infer<typeof details>;

/** The account behind the client's token. Throws HubSpotError. */
export async function readAccountDetails(client: HubSpotClient): Promise<AccountDetails> {
  return client.call({
    kind: "other",
    method: "GET",
    path: `/account-info/${apiVersion}/details`,
    schema: details,
    idempotent: true,
  });
}
