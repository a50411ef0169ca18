import { Router, type NextFunction, type Request, type Response } from "express";
import type { Clock } from "../src/base/clock.ts";
import { RipenError } from "../src/base/errors.ts";
import type { Logger } from "../src/base/log.ts";
import { isListShaped } from "./is-list-shaped.ts";
import { discardRest, readBody, roomOf, type BodyRead } from "./read-body.ts";
import {
  checkV3Headers,
  verifyV3,
  type V3Headers,
  type Refusal as SignatureRefusal,
} from "./signature.ts";

/** A signed request as it came, to be kept until its events are taken out. */
export type StoredRequest = {
  /** The raw bytes, in the brackets of a JSON array; what stands between them nobody has looked at. */
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
};

/** What the door counts: requests by how they ended. */
export type DoorCount =
  "webhook_requests_accepted" | "webhook_requests_aborted" | `webhook_requests_${RefusalCode}`;

export type DoorOptions = {
  /** Where HubSpot reaches us, with scheme: signatures are checked against it, never against Host. */
  readonly publicUrl: string;
  /** The app's client secret; two while it is rotated. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Bytes of one body; 8 MB when left out (contracts.md, Budgets). */
  readonly maxBodyBytes?: number;
  /** Bytes of all bodies not yet answered; 64 MB when left out (contracts.md, Budgets). */
  readonly maxInFlightBytes?: number;
  /** Resolves when the request is durable, and rejects when it is not. */
  readonly storeRequest: (request: StoredRequest) => Promise<void>;
  readonly count?: (name: DoorCount, n: number) => void;
};

const megabyte = 1024 * 1024;
/** A refusal is logged once in so many milliseconds for each code: senders must not fill the log. */
const logEveryMs = 60_000;
/** So many times the largest body is read into nothing after a refusal, before the sender is cut off. */
const discardedBodies = 4;
const jsonOnly = /^application\/json *(?:; *charset="?utf-8"?)? *$/i;

/**
 * The front door: POST /webhooks. A request with HubSpot's signature v3 and an array for a body is stored
 * durably and answered 204; nothing else is done with it here, so that one bad event harms no other, and
 * bodies that turn out to be broken are quarantined when they are taken apart. Otherwise 400 (no array), 401 (signature), 405, 413 (too large), 415, or 503 with
 * Retry-After (not stored, or too much in flight), each with `{error: {code, message}}`.
 * Throws a RipenError when it cannot check signatures: no secret, or an unusable public URL.
 */
export function webhookRouter(options: DoorOptions): Router {
  const { clock, log, storeRequest, secrets, count } = options;
  const maxBodyBytes = options.maxBodyBytes ?? 8 * megabyte;
  const room = roomOf(options.maxInFlightBytes ?? 64 * megabyte);
  const origin = checkedUrl(options.publicUrl);
  if (secrets.length === 0 || secrets.includes("")) {
    throw new RipenError("DOOR_WITHOUT_SECRET", "Set the HubSpot app's client secret.");
  }
  const loggedAt = new Map<RefusalCode, number>();

  async function receive(request: Request, response: Response): Promise<void> {
    const receivedAt = clock.now();
    const headers: V3Headers = {
      signature: request.headers["x-hubspot-signature-v3"],
      timestamp: request.headers["x-hubspot-request-timestamp"],
      now: receivedAt,
    };
    const judged = unread(request, headers);
    if (judged !== null) return turnAway(request, response, judged);
    const read = await readBody(request, maxBodyBytes, room);
    if (read.kind !== "body") return notRead(request, response, read);
    try {
      const { body } = read;
      const { method, originalUrl } = request;
      const verified = verifyV3({ method, url: origin + originalUrl, body }, headers, secrets);
      if (!verified.ok) return turnAway(request, response, verified.reason);
      if (!isListShaped(body)) return turnAway(request, response, "not_an_array");
      await storeRequest({ body, receivedAt });
      response.status(204).end();
      count?.("webhook_requests_accepted", 1);
    } finally {
      room.give(read.body.length);
    }
  }

  /** What the head alone says against the request. */
  function unread(request: Request, headers: V3Headers): RefusalCode | null {
    if (!jsonOnly.test(request.headers["content-type"] ?? "")) return "content_type_unsupported";
    const encoding = request.headers["content-encoding"] ?? "identity";
    if (encoding.toLowerCase() !== "identity") return "content_encoding_unsupported";
    const judged = checkV3Headers(headers);
    if (!judged.ok) return judged.reason;
    const announced = Number(request.headers["content-length"] ?? 0);
    return announced > maxBodyBytes ? "body_too_large" : null;
  }

  function notRead(
    request: Request,
    response: Response,
    read: Exclude<BodyRead, { readonly kind: "body" }>,
  ): void {
    switch (read.kind) {
      case "too_large":
        return turnAway(request, response, "body_too_large");
      case "no_room":
        return turnAway(request, response, "too_much_in_flight");
      case "aborted":
        return count?.("webhook_requests_aborted", 1);
      default:
        return read satisfies never;
    }
  }

  function turnAway(
    request: Request,
    response: Response,
    code: RefusalCode,
    error?: unknown,
  ): void {
    refuse(response, code);
    if (!request.readableEnded) discardRest(request, maxBodyBytes * discardedBodies);
    count?.(`webhook_requests_${code}`, 1);
    const now = clock.now();
    if (now - (loggedAt.get(code) ?? -Infinity) < logEveryMs) return;
    loggedAt.set(code, now);
    log.warn(
      { code, err: error },
      "webhook request refused; repetitions are not logged for a minute",
    );
  }

  const router = Router({ strict: true, caseSensitive: true });
  router
    .route("/webhooks")
    .post(receive)
    .all((request, response) => turnAway(request, response, "method_not_allowed"));
  // Whatever went wrong, the request is not stored, and the sender must send it again.
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    turnAway(request, response, "not_stored", error);
  });
  return router;
}

/** Without the slash at its end, because the path of a request begins with one. */
function checkedUrl(publicUrl: string): string {
  const url = URL.parse(publicUrl);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new RipenError(
      "DOOR_PUBLIC_URL_INVALID",
      "PUBLIC_URL must be the address at which HubSpot reaches the app, for instance https://ripen.example.com",
    );
  }
  return publicUrl.replace(/\/+$/, "");
}

/** Why the door refuses a request; stable, and sent in the answer as `error.code`. */
type RefusalCode =
  | SignatureRefusal
  | "not_an_array"
  | "method_not_allowed"
  | "content_type_unsupported"
  | "content_encoding_unsupported"
  | "body_too_large"
  | "too_much_in_flight"
  | "not_stored";

type Answer = { readonly status: number; readonly message: string };

/** Seconds after which a sender may try again. HubSpot has a schedule of its own (hubspot-facts 5.2). */
const retryAfterSeconds = 10;

const wrongSecret =
  "Check that the client secret and PUBLIC_URL in the app's settings are those of the HubSpot app.";
const clocks = "Check the clocks: a request is taken for 5 minutes after it was signed.";

const answers: Readonly<Record<RefusalCode, Answer>> = {
  signature_missing: {
    status: 401,
    message: "X-HubSpot-Signature-v3 is missing. Signatures v1 and v2 are not taken here.",
  },
  signature_malformed: {
    status: 401,
    message: "X-HubSpot-Signature-v3 is not the base64 form of 32 bytes.",
  },
  signature_wrong: { status: 401, message: `The signature does not match. ${wrongSecret}` },
  timestamp_missing: { status: 401, message: "X-HubSpot-Request-Timestamp is missing." },
  timestamp_malformed: {
    status: 401,
    message: "X-HubSpot-Request-Timestamp must be 13 digits: epoch milliseconds.",
  },
  timestamp_too_old: { status: 401, message: `The request is too old. ${clocks}` },
  timestamp_in_the_future: {
    status: 401,
    message: `The request was signed in the future. ${clocks}`,
  },
  not_an_array: {
    status: 400,
    message: "The body is no array. It must be a JSON array of 1 to 100 HubSpot events.",
  },
  method_not_allowed: { status: 405, message: "Webhooks are sent with POST." },
  content_type_unsupported: { status: 415, message: "Content-Type must be application/json." },
  content_encoding_unsupported: {
    status: 415,
    message: "Content-Encoding is not taken: send the body as it is.",
  },
  body_too_large: { status: 413, message: "The body is larger than the limit." },
  too_much_in_flight: { status: 503, message: "Too much is being received. Send it again later." },
  not_stored: { status: 503, message: "The request could not be stored. Send it again later." },
};

/** Answers a refused request in JSON: `{error: {code, message}}`, with Retry-After when it may come again. */
function refuse(response: Response, code: RefusalCode): void {
  const { status, message } = answers[code];
  if (status === 503) response.set("Retry-After", String(retryAfterSeconds));
  if (status === 405) response.set("Allow", "POST");
  response.status(status).json({ error: { code, message } });
}
