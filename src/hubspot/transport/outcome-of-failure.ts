import { Ended } from "./deadlines.ts";
import type { Outcome } from "./errors.ts";

/** These fail before a byte of the request has left, so the call was certainly not carried out. */
const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const timedOut: ReadonlySet<string> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/** What a call that ended without an answer means. `retryAt` in epoch milliseconds. */
export function outcomeOfFailure(failure: unknown, retryAt: number): Outcome {
  for (let cause = failure; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Ended && cause.reason === "redirect") {
      return {
        kind: "refused",
        status: 0,
        category: "REDIRECT",
        message: cause.message,
        context: {},
      };
    }
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    const isUnsent = cause instanceof Ended && cause.reason === "unsent";
    if (isUnsent || neverSent.has(code)) return { kind: "unavailable", status: null, retryAt };
    if (cause instanceof Ended || timedOut.has(code)) {
      return { kind: "unknownOutcome", reason: "timeout" };
    }
  }
  return { kind: "unknownOutcome", reason: "connection lost" };
}
