import { readEvents } from "../../../webhooks/read-events.ts";
import { deepestNesting } from "../../../webhooks/scan-json.ts";
import { signedHeaders } from "../../webhooks/open-door.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutatedRequest } from "./mutate-events.ts";
import type { Random } from "./random.ts";

/** A request to the door, and the only answer that would be right. */
export type FuzzedRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly chunked: boolean;
  readonly expected: number;
};

/** Bodies above it are refused with 413; small, so that many of them can be sent. */
export const maxBodyBytes = 256 * 1024;

/** A valid request, mutated: its events, its bytes before or after they were signed, or its headers. */
export function makeRequest(random: Random): FuzzedRequest {
  const text = mutatedRequest(random);
  let body: Buffer = Buffer.from(random.oneIn(5_000) ? text.padEnd(maxBodyBytes + 1) : text);
  if (random.oneIn(3)) body = mutateBytes(body, random);
  const headers = signedHeaders(body);
  const chunked = random.oneIn(10);
  if (random.oneIn(8)) {
    const changed = mutateBytes(body, random);
    const intact = changed.equals(body) ? expectedOf(body) : 401;
    const expected = changed.length > maxBodyBytes ? 413 : intact;
    return { headers, body: changed, chunked, expected };
  }
  // Of a body that is too large the head alone decides, and a spoiled signature may still look like one.
  if (body.length <= maxBodyBytes && random.oneIn(8))
    return { ...spoilHeader(headers, body, random), body, chunked };
  return { headers, body, chunked, expected: expectedOf(body) };
}

/** The door looks at the brackets alone. */
function expectedOf(body: Buffer): number {
  if (body.length > maxBodyBytes) return 413;
  return /^[ \t\r\n]*\[[^]*\][ \t\r\n]*$/.test(body.toString("latin1")) ? 204 : 400;
}

/** Into how many hints and rejections a stored body comes apart, as JSON.parse sees it: a broken one into one. */
export function piecesOf(body: Uint8Array): number {
  const events = readEvents(body);
  const fits = events !== null && events.length <= 100 && depthOf(events) <= deepestNesting;
  return fits ? events.length : 1;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function spoilHeader(
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  random: Random,
): Pick<FuzzedRequest, "headers" | "expected"> {
  const name = random.pick(Object.keys(headers));
  const value = headers[name] ?? "";
  const at = random.int(value.length);
  const spoiled = random.pick([
    "",
    value.slice(0, at),
    value.slice(0, at) + String.fromCharCode(33 + random.int(94)) + value.slice(at + 1),
    `${value}, ${value}`,
    "x".repeat(random.int(4_000)),
  ]);
  const same = spoiled === value || (name === "content-type" && spoiled.toLowerCase() === value);
  const expected = name === "content-type" ? 415 : 401;
  return same
    ? { headers, expected: expectedOf(body) }
    : { headers: { ...headers, [name]: spoiled }, expected };
}
