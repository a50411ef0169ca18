import type { ErrorBody } from "./error-body.ts";
import type { Outcome, RatePolicy } from "./errors.ts";
import type { HubSpotOptions } from "./options.ts";

/** What an answer outside 2xx means: the table of reliability.md 2.3. */
export function outcomeOfAnswer(answer: {
  readonly status: number;
  readonly body: ErrorBody;
  /** Milliseconds of the Retry-After header, null without one. */
  readonly retryAfterMs: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Milliseconds to wait after the next failure, jitter included. */
  readonly backoffMs: number;
  readonly search: boolean;
  readonly idempotent: boolean;
  readonly options: HubSpotOptions;
}): Outcome {
  const { status, body, now, options } = answer;
  const wait = (otherwise: number): number => now + (answer.retryAfterMs ?? otherwise);
  switch (status) {
    case 401:
      return { kind: "unauthorised" };
    case 403:
      return forbidden(body);
    case 404:
      return { kind: "notFound" };
    case 423:
      return {
        kind: "paused",
        reason: "locked",
        retryAt: wait(0) + options.lockMs + answer.backoffMs,
      };
    case 429:
      return rateLimited(answer);
    case 477:
      return { kind: "paused", reason: "moving", retryAt: wait(options.movingMs) };
    case 522:
    case 525:
    case 526:
      return { kind: "unavailable", status, retryAt: wait(options.slowMs) };
    default:
      if (status >= 500 || status < 400) {
        // A server error may come after the work was done; only the caller's word makes a repeat harmless.
        return answer.idempotent
          ? { kind: "unavailable", status, retryAt: wait(answer.backoffMs) }
          : { kind: "unknownOutcome", reason: "server error" };
      }
      return {
        kind: "refused",
        status,
        category: body.category ?? "UNKNOWN",
        ...(body.subCategory !== null && { subCategory: body.subCategory }),
        message: body.message,
        context: body.context,
        ...(body.entries.length > 0 && { entries: body.entries }),
      };
  }
}

/** Only MISSING_SCOPES, or scopes that the body names, say that a permission lacks (hubspot-facts 16.2). */
function forbidden({ category, context }: ErrorBody): Outcome {
  const missingScopes = context["requiredGranularScopes"] ?? [];
  const isPermission = category === "MISSING_SCOPES" || missingScopes.length > 0;
  return { kind: "forbidden", missingScopes, ...(!isPermission && { unclear: true }) };
}

function rateLimited(answer: Parameters<typeof outcomeOfAnswer>[0]): Outcome {
  const { body, now, options } = answer;
  const policy = policyOf(body, answer.search);
  const usual: Record<RatePolicy, number> = {
    rolling: options.rate.windowMs,
    search: options.search.windowMs,
    // The next midnight of the account is not known here; an hour costs one call to find out.
    daily: 360 * options.rate.windowMs,
    other: options.rate.windowMs,
  };
  return {
    kind: "rateLimited",
    policy,
    retryAt: now + (answer.retryAfterMs ?? usual[policy]) + options.windowGuardMs,
  };
}

/** hubspot-facts 9: policyName names the rule; search says it in the message only. */
function policyOf(body: ErrorBody, search: boolean): RatePolicy {
  const name = body.policyName?.toUpperCase() ?? "";
  if (name.includes("DAILY")) return "daily";
  if (name.includes("TEN_SECONDLY")) return "rolling";
  if (name.includes("SECONDLY") || body.message.includes("secondly limit") || search) {
    return "search";
  }
  return "other";
}
