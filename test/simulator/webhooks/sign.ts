import { createHash, createHmac } from "node:crypto";

/** v1: hex SHA-256 of secret and body (hubspot-facts 5.4). */
export function signV1(secret: string, body: string): string {
  return createHash("sha256")
    .update(secret + body)
    .digest("hex");
}

/** v2: hex SHA-256 of secret, method, address and body; workflow actions carry it. */
export function signV2(secret: string, method: string, url: string, body: string): string {
  return createHash("sha256")
    .update(secret + method + url + body)
    .digest("hex");
}

/** v3: base64 HMAC-SHA256 over method, address, body and timestamp (epoch milliseconds). */
export function signV3(
  secret: string,
  method: string,
  url: string,
  body: string,
  timestamp: number,
): string {
  const source = `${method}${decodeListed(url)}${body}${timestamp}`;
  return createHmac("sha256", secret).update(source).digest("base64");
}

const listed = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/giu;

/** Only these twelve escapes are decoded before signing (hubspot-facts 5.4). */
function decodeListed(url: string): string {
  return url.replace(listed, (escape) => decodeURIComponent(escape));
}
