import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The part of a request that HubSpot signs. */
export type SignedParts = {
  readonly method: string;
  /** The full URL as HubSpot called it: our configured public URL + `originalUrl`, never out of Host or X-Forwarded-*. */
  readonly url: string;
  /** The raw bytes; empty for a GET. */
  readonly body: Uint8Array;
};

/** One header's value as Node gives it. */
export type HeaderValue = string | readonly string[] | undefined;

/** Why a request is not HubSpot's. */
export type Refusal =
  | "signature_missing"
  | "signature_malformed"
  | "signature_wrong"
  | "timestamp_missing"
  | "timestamp_malformed"
  | "timestamp_too_old"
  | "timestamp_in_the_future";

export type Verification = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal };

/** The two v3 headers of one request, and the epoch milliseconds at which they are judged. */
export type V3Headers = {
  /** `X-HubSpot-Signature-v3` */
  readonly signature: HeaderValue;
  /** `X-HubSpot-Request-Timestamp` */
  readonly timestamp: HeaderValue;
  readonly now: number;
};

/** A signed request may be this old, in milliseconds (hubspot-facts 5.4). */
const oldestMs = 300_000;
/** HubSpot's clock may be this far ahead of ours, in milliseconds (reliability.md section 4.1). */
const furthestAheadMs = 60_000;

const signatureBytes = 32;
const v3Length = 44;
const hexPattern = /^[0-9a-f]{64}$/;
const accepted: Verification = { ok: true };

/** The escapes that HubSpot decodes before it signs, in either case, and no others (hubspot-facts 5.4 and 16.1). */
const decodedEscapes: ReadonlyMap<string, string> = new Map([
  ["%3A", ":"],
  ["%2F", "/"],
  ["%3F", "?"],
  ["%40", "@"],
  ["%21", "!"],
  ["%24", "$"],
  ["%27", "'"],
  ["%28", "("],
  ["%29", ")"],
  ["%2A", "*"],
  ["%2C", ","],
  ["%3B", ";"],
]);

/**
 * What the two headers alone say: both there, the signature canonical base64 of 32 bytes, the
 * timestamp 13 digits, at most 300 s old and 60 s in the future. Lets a caller refuse before it reads
 * a body.
 */
export function checkV3Headers({ signature, timestamp, now }: V3Headers): Verification {
  if (signature === undefined) return refused("signature_missing");
  if (timestamp === undefined) return refused("timestamp_missing");
  if (decodeV3(signature) === null) return refused("signature_malformed");
  if (typeof timestamp !== "string" || !/^\d{13}$/.test(timestamp)) {
    return refused("timestamp_malformed");
  }
  const age = now - Number(timestamp);
  if (age > oldestMs) return refused("timestamp_too_old");
  if (age < -furthestAheadMs) return refused("timestamp_in_the_future");
  return accepted;
}

/**
 * Whether HubSpot sent this request: signature v3 (hubspot-facts 5.4) under any of `secrets`, which
 * are two while the app's secret is rotated, and within the time window. Compares in constant time.
 */
export function verifyV3(
  parts: SignedParts,
  headers: V3Headers,
  secrets: readonly string[],
): Verification {
  const judged = checkV3Headers(headers);
  if (!judged.ok) return judged;
  const given = decodeV3(headers.signature);
  const timestamp = String(headers.timestamp);
  return given !== null &&
    matchesAny(given, secrets, (secret) => v3Digest(parts, timestamp, secret))
    ? accepted
    : refused("signature_wrong");
}

/**
 * Whether HubSpot sent this request, by signature v2 (`X-HubSpot-Signature`, hubspot-facts 7.5). It
 * carries no timestamp, so whatever it starts must be idempotent. For workflow actions only.
 */
export function verifyV2(
  parts: SignedParts,
  signature: HeaderValue,
  secrets: readonly string[],
): Verification {
  return verifyHex(signature, secrets, (secret) => v2Digest(parts, secret));
}

function verifyHex(
  signature: HeaderValue,
  secrets: readonly string[],
  digest: (secret: string) => Buffer,
): Verification {
  if (signature === undefined) return refused("signature_missing");
  if (typeof signature !== "string" || !hexPattern.test(signature)) {
    return refused("signature_malformed");
  }
  return matchesAny(Buffer.from(signature, "hex"), secrets, digest)
    ? accepted
    : refused("signature_wrong");
}

/**
 * Whether HubSpot sent this request, by signature v1 (`X-HubSpot-Signature` with version v1, hubspot-facts
 * 5.4): over secret and body alone, without a timestamp, so whatever it starts must be idempotent.
 */
export function verifyV1(
  { body }: Pick<SignedParts, "body">,
  signature: HeaderValue,
  secrets: readonly string[],
): Verification {
  return verifyHex(signature, secrets, (secret) =>
    createHash("sha256").update(secret).update(body).digest(),
  );
}

/** The v3 header's value for a request sent at `timestamp` (epoch milliseconds). */
export function signV3(parts: SignedParts, timestamp: number, secret: string): string {
  return v3Digest(parts, String(timestamp), secret).toString("base64");
}

/** The v2 header's value. */
export function signV2(parts: SignedParts, secret: string): string {
  return v2Digest(parts, secret).toString("hex");
}

function v3Digest(parts: SignedParts, timestamp: string, secret: string): Buffer {
  return createHmac("sha256", secret)
    .update(parts.method + decodeListed(parts.url))
    .update(parts.body)
    .update(timestamp)
    .digest();
}

function v2Digest(parts: SignedParts, secret: string): Buffer {
  return createHash("sha256")
    .update(secret + parts.method + parts.url)
    .update(parts.body)
    .digest();
}

function decodeListed(url: string): string {
  if (!url.includes("%")) return url;
  return url.replace(
    /%[0-9A-F]{2}/gi,
    (escape) => decodedEscapes.get(escape.toUpperCase()) ?? escape,
  );
}

/** Null unless canonical: base64 of 32 bytes has two spare bits, which would let a changed character pass. */
function decodeV3(signature: HeaderValue): Buffer | null {
  if (typeof signature !== "string" || signature.length !== v3Length) return null;
  const bytes = Buffer.from(signature, "base64");
  return bytes.length === signatureBytes && bytes.toString("base64") === signature ? bytes : null;
}

/** Tries every secret, so that the time taken does not tell which of them matched. */
function matchesAny(
  given: Buffer,
  secrets: readonly string[],
  digest: (secret: string) => Buffer,
): boolean {
  return secrets.reduce(
    (matched, secret) => timingSafeEqual(given, digest(secret)) || matched,
    false,
  );
}

function refused(reason: Refusal): Verification {
  return { ok: false, reason };
}
