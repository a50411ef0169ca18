import { signV3 } from "../../../webhooks/signature.ts";

/** The address with what HubSpot appends to it (hubspot-facts 8.3). */
export function signedAddress(address: string, portal: number): string {
  return `${address}&userId=7&portalId=${portal}&userEmail=sales%40example.com&appId=1`;
}

/** The headers of a GET that HubSpot signed now. */
export function signedHeaders(url: string, secret: string): Record<string, string> {
  const timestamp = Date.now();
  const parts = { method: "GET", url, body: Buffer.alloc(0) };
  return {
    "x-hubspot-signature-v3": signV3(parts, timestamp, secret),
    "x-hubspot-request-timestamp": String(timestamp),
  };
}
