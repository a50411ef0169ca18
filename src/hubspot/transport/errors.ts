import { RipenError } from "../../base/errors.ts";
import type { Text } from "../../base/text.ts";
import { hubspotFailures } from "../../words/hubspot-failures.ts";

/** What became of a call that did not succeed: what the caller can do next, never HubSpot's status alone. */
export type Outcome =
  /** HubSpot understood and said no; the same call will be refused again. `context` names the ids or properties it is about. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly category: string;
      /** Finer than the category, where HubSpot says it. */
      readonly subCategory?: string;
      readonly message: string;
      readonly context: Readonly<Record<string, readonly string[]>>;
      /** The same, each entry of the answer for itself, where HubSpot lists entries. */
      readonly entries?: readonly Readonly<Record<string, readonly string[]>>[];
    }
  /** The token is not accepted, even after it was renewed. */
  | { readonly kind: "unauthorised" }
  /**
   * The account's scopes or tier do not allow it: pause the feature for that portal (reliability.md 2.3).
   * `unclear`: nothing in the answer says so, and it may be the edge's: ask again soon (hubspot-facts 16.2).
   */
  | {
      readonly kind: "forbidden";
      readonly missingScopes: readonly string[];
      readonly unclear?: boolean;
    }
  | { readonly kind: "notFound" }
  /** Not executed. `retryAt` in epoch milliseconds. */
  | { readonly kind: "rateLimited"; readonly policy: RatePolicy; readonly retryAt: number }
  /** Not executed: the record is locked (423), or the account moves to another data centre (477, up to 24 h). */
  | {
      readonly kind: "paused";
      readonly reason: "locked" | "moving";
      readonly retryAt: number;
    }
  /** HubSpot or the way to it is down, or Ripen is shutting down. Not executed, as far as can be known. */
  | {
      readonly kind: "unavailable";
      readonly status: number | null;
      readonly retryAt: number;
    }
  /** Nobody can tell whether it was executed: repeat what is idempotent, verify the rest (reliability.md 2.5). */
  | { readonly kind: "unknownOutcome"; readonly reason: UnknownReason }
  /** The app is not installed any more: no call is made until a new install (hubspot-facts 1.4). */
  | { readonly kind: "disconnected" };

export type RatePolicy = "rolling" | "daily" | "search" | "other";

export type UnknownReason =
  | "timeout"
  | "connection lost"
  | "answer cut off"
  | "answer too large"
  | "answer not understood"
  | "server error";

/** Thrown by every call to HubSpot that did not succeed; `outcome` says what to do next. */
export class HubSpotError extends RipenError {
  readonly outcome: Outcome;
  /** Method and path, ids replaced; null where there was no call. */
  readonly route: string | null;
  /** HubSpot's own id of the failure, for its support. */
  readonly correlationId: string | null;

  constructor(
    outcome: Outcome,
    details: {
      readonly route?: string | null;
      readonly correlationId?: string | null;
      readonly cause?: unknown;
    } = {},
  ) {
    super(
      `HUBSPOT_${codeOf[outcome.kind]}`,
      describeOutcome(outcome),
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.name = "HubSpotError";
    this.outcome = outcome;
    this.route = details.route ?? null;
    this.correlationId = details.correlationId ?? null;
  }
}

const codeOf: Readonly<Record<Outcome["kind"], string>> = {
  refused: "REFUSED",
  unauthorised: "UNAUTHORISED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  rateLimited: "RATE_LIMITED",
  paused: "PAUSED",
  unavailable: "UNAVAILABLE",
  unknownOutcome: "UNKNOWN_OUTCOME",
  disconnected: "DISCONNECTED",
};

/** True for a HubSpotError of that outcome. */
export function hasOutcome(error: unknown, kind: Outcome["kind"]): error is HubSpotError {
  return error instanceof HubSpotError && error.outcome.kind === kind;
}

/** What happened and what to do, for an admin. */
export function describeOutcome(outcome: Outcome): Text {
  switch (outcome.kind) {
    case "refused":
      return hubspotFailures.refused(outcome.status, outcome.category, outcome.message);
    case "unauthorised":
    case "notFound":
    case "disconnected":
      return hubspotFailures[outcome.kind];
    case "forbidden":
      if (outcome.unclear === true) return hubspotFailures.forbiddenUnclear;
      return outcome.missingScopes.length === 0
        ? hubspotFailures.forbiddenByTier
        : hubspotFailures.scopesMissing(outcome.missingScopes);
    case "rateLimited":
      return hubspotFailures.rateLimited(outcome.policy, outcome.retryAt);
    case "paused":
      return hubspotFailures[outcome.reason](outcome.retryAt);
    case "unavailable":
      return hubspotFailures.unavailable(outcome.status, outcome.retryAt);
    case "unknownOutcome":
      return hubspotFailures.unknownOutcome(outcome.reason);
    default:
      return outcome satisfies never;
  }
}
