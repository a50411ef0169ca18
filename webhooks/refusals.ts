import type { Response } from "express";
import type { Refusal as SignatureRefusal } from "./signature.ts";

/** Why the door refuses a request; stable, and sent in the answer as `error.code`. */
export type RefusalCode =
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
export function refuse(response: Response, code: RefusalCode): void {
  const { status, message } = answers[code];
  if (status === 503) response.set("Retry-After", String(retryAfterSeconds));
  if (status === 405) response.set("Allow", "POST");
  response.status(status).json({ error: { code, message } });
}
