import { Client } from "@hubspot/api-client";
import { readErrorBody, type ErrorBody } from "./error-body.ts";
import { rateHeaders, readText, retryAfterMs, TooLarge, type RateHeaders } from "./read-answer.ts";

/** One HTTP request to HubSpot. */
export type Request = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the first slash, ids encoded, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
};

/** What came back. */
export type Sent =
  | {
      readonly kind: "ok";
      readonly status: number;
      readonly rate: RateHeaders | null;
      readonly text: string;
    }
  | {
      readonly kind: "failed";
      readonly status: number;
      readonly rate: RateHeaders | null;
      readonly retryAfterMs: number | null;
      readonly body: ErrorBody;
    }
  /** The head of an answer came, the whole of it did not. */
  | {
      readonly kind: "cut";
      readonly status: number;
      readonly rate: RateHeaders | null;
      readonly reason: "answer cut off" | "answer too large";
      readonly cause: unknown;
    }
  | { readonly kind: "lost"; readonly cause: unknown };

/**
 * Sends once through the official client's apiRequest, and never throws. Its limiter and retries are
 * process-wide and belong to whoever built a client last (hubspot-facts 2.4): building one without
 * either directly before each request, in the same tick, leaves nothing of them in force.
 */
export async function send(
  request: Request,
  to: {
    readonly apiUrl: string;
    readonly accessToken: string;
    readonly maxBodyBytes: number;
    readonly now: number;
  },
): Promise<Sent> {
  let response: Response;
  try {
    const client = new Client({ basePath: to.apiUrl, accessToken: to.accessToken });
    response = await client.apiRequest({
      method: request.method,
      path: request.path,
      ...(request.query === undefined ? {} : { qs: { ...request.query } }),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
  } catch (cause) {
    return { kind: "lost", cause };
  }
  const { status, headers } = response;
  const rate = rateHeaders(headers);
  const failed = (text: string): Sent => ({
    kind: "failed",
    status,
    rate,
    retryAfterMs: retryAfterMs(headers, to.now),
    body: readErrorBody(text),
  });
  try {
    const text = await readText(response, to.maxBodyBytes);
    return response.ok ? { kind: "ok", status, rate, text } : failed(text);
  } catch (cause) {
    // The status alone says what a failed call means.
    if (!response.ok) return failed("");
    const reason = cause instanceof TooLarge ? "answer too large" : "answer cut off";
    return { kind: "cut", status, rate, reason, cause };
  }
}
