import { randomUUID } from "node:crypto";
import { html, json, type Reply } from "../http/route.ts";
import { tooManyRequests } from "../limits/limits.ts";
import type { PlannedFault } from "./fault-plan.ts";

/** How an answer leaves: whole, cut short, or not at all. */
export type Departure =
  | { readonly how: "send" }
  | { readonly how: "truncate" }
  | { readonly how: "reset" }
  /** The connection is cut after so many milliseconds without an answer. */
  | { readonly how: "hang"; readonly ms: number };

export type FaultEffect =
  /** Nothing is done; this is the answer. */
  | { readonly instead: Reply }
  /** Nothing is done, and no answer comes. */
  | { readonly before: Departure }
  /** The work is done, but the answer leaves like this. */
  | { readonly after: Departure }
  /** The work is done, but this is the answer. */
  | { readonly replaced: Reply };

const page = "<!doctype html><html><head><title>HubSpot</title></head><body>Hold on</body></html>";

/** What a planned fault does to its call (hubspot-facts 3.7 and 9). */
export function effectOf({ kind, rule }: PlannedFault): FaultEffect {
  const { retryAfterSeconds, holdMs = 30_000 } = rule;
  switch (kind) {
    case "429-rolling":
      return { instead: tooManyRequests("TEN_SECONDLY_ROLLING", wait(retryAfterSeconds)) };
    case "429-secondly":
      return { instead: tooManyRequests("SECONDLY", wait(retryAfterSeconds)) };
    case "429-daily":
      return { instead: tooManyRequests("DAILY", wait(retryAfterSeconds)) };
    case "477":
      return { instead: { ...failure(477), headers: wait(retryAfterSeconds ?? 1) } };
    case "423":
    case "500":
      return { instead: failure(Number(kind)) };
    case "502":
    case "503":
    case "504":
    case "521":
    case "522":
    case "523":
    case "524":
    case "525":
    case "526":
      return { instead: html(Number(kind), page) };
    case "timeout-before":
      return { before: { how: "hang", ms: holdMs } };
    case "timeout-after":
      return { after: { how: "hang", ms: holdMs } };
    case "reset-before":
      return { before: { how: "reset" } };
    case "reset-after":
      return { after: { how: "reset" } };
    case "truncated":
      return { after: { how: "truncate" } };
    case "html":
      return { replaced: html(200, page) };
    case "403-html":
      return { instead: html(403, page) };
    case "403-empty":
      return { instead: { status: 403, body: { type: "none" } } };
    case "empty-before":
      return { instead: nothingDone() };
    case "empty-after":
      return { replaced: nothingDone() };
    default:
      return kind satisfies never;
  }
}

function nothingDone(): Reply {
  const at = new Date().toISOString();
  return json(200, { status: "COMPLETE", results: [], startedAt: at, completedAt: at });
}

function failure(status: number): Reply {
  const message = status === 423 ? "The resource is locked" : "internal error";
  return json(status, { status: "error", message, correlationId: randomUUID() });
}

function wait(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}
