import type { Request } from "express";
import { z } from "zod";
import { readBody, roomOf } from "../../../webhooks/read-body.ts";
import { verifyV3 } from "../../../webhooks/signature.ts";
import { portalId as verified, type PortalId } from "../../store/engine/portal-id.ts";
import { refused, type Answer } from "./answer.ts";
import type { CardsDeps } from "./deps.ts";
import { refusals } from "../../words/refusals.ts";

/** A call of hubspot.fetch that HubSpot signed: who sent it, from which account, and its parsed body. */
export type SignedCall = {
  readonly portalId: PortalId;
  readonly userId: number;
  /** Empty when HubSpot did not say. */
  readonly userEmail: string;
  /** What the card itself asked for in the address. */
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined for a GET. */
  readonly body: unknown;
};

export type SignedRead =
  | { readonly ok: true; readonly call: SignedCall }
  | { readonly ok: false; readonly answer: Answer };

/** Bytes of one request; the cards' own are below 10,000. HubSpot sends at most 1 MB (hubspot-facts 8.3). */
export const maxBodyBytes = 256 * 1024;
const room = roomOf(64 * maxBodyBytes);

const identity = z.object({
  portalId: z.coerce
    .number()
    .int()
    .positive()
    .max(1e15 - 1),
  userId: z.coerce.number().int().nonnegative(),
  userEmail: z.string().max(320),
});

/** What HubSpot appends to the address (hubspot-facts 8.3). */
const appended = ["userId", "portalId", "userEmail", "appId"] as const;

/**
 * Checks a call's v3 signature on its raw bytes and takes account and person out of the signed query, never
 * out of the body. A parameter that comes twice is refused: whoever calls hubspot.fetch could have written
 * the first one, and HubSpot appended the second.
 */
export async function readSignedCall(
  deps: Pick<CardsDeps, "publicUrl" | "secrets" | "clock">,
  request: Request,
): Promise<SignedRead> {
  const raw = await readRaw(request);
  if ("status" in raw) return { ok: false, answer: raw };
  const { method, originalUrl } = request;
  const verified3 = verifyV3(
    { method, url: deps.publicUrl + originalUrl, body: raw.body },
    {
      signature: request.headers["x-hubspot-signature-v3"],
      timestamp: request.headers["x-hubspot-request-timestamp"],
      now: deps.clock.now(),
    },
    deps.secrets,
  );
  if (!verified3.ok) return { ok: false, answer: notSigned(verified3.reason) };
  const at = originalUrl.indexOf("?");
  const query = new URLSearchParams(at < 0 ? "" : originalUrl.slice(at + 1));
  if (appended.some((name) => query.getAll(name).length > 1)) {
    return { ok: false, answer: notSigned("query_ambiguous") };
  }
  const who = identity.safeParse({
    portalId: query.get("portalId"),
    userId: query.get("userId") ?? 0,
    userEmail: query.get("userEmail") ?? "",
  });
  if (!who.success) return { ok: false, answer: notSigned("query_incomplete") };
  const body = parseJson(raw.body);
  if (body === malformed) return { ok: false, answer: notJson };
  return {
    ok: true,
    call: {
      portalId: verified(who.data.portalId),
      userId: who.data.userId,
      userEmail: who.data.userEmail,
      query,
      body,
    },
  };
}

/** The raw bytes of a request, or why they were not read. Gives their room back at once: they are small. */
export async function readRaw(request: Request): Promise<{ readonly body: Buffer } | Answer> {
  const read = await readBody(request, maxBodyBytes, room);
  switch (read.kind) {
    case "body":
      room.give(read.body.length);
      return { body: read.body };
    case "too_large":
      return refused(413, refusals.bodyTooLarge);
    case "no_room":
      return refused(503, refusals.tooMuchInFlight);
    case "aborted":
      return refused(400, refusals.aborted);
    default:
      return read satisfies never;
  }
}

/** Why a call is not HubSpot's. */
export function notSigned(reason: string): Answer {
  return refused(401, refusals.notSigned(reason));
}

const malformed = Symbol("malformed");

/** The parsed body; undefined when it is empty. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return malformed;
  }
}

/** Tells a body that is no JSON from one that is. */
export function isMalformed(body: unknown): boolean {
  return body === malformed;
}

export const notJson: Answer = refused(400, refusals.notJson);
