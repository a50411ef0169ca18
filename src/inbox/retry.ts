import { HubSpotError } from "../hubspot/errors.ts";

/** What a lane does after a turn failed. */
export type AfterFailure =
  | { readonly kind: "wait"; readonly untilMs: number }
  /** Something is not granted: it is asked for again then, or at once after a new install. */
  | { readonly kind: "rest"; readonly untilMs: number }
  /** Another instance has the lane. */
  | { readonly kind: "leave" }
  /** HubSpot said that the app is not installed any more. */
  | { readonly kind: "disconnected" };

/** A failure that nothing is known about is tried again at this pace, so that the lane neither spins nor stops. */
const unknownFailureMs = 5_000;
/** A portal that lacks a scope or tier is asked again after a day (reliability.md 2.3). */
const forbiddenMs = 24 * 60 * 60 * 1000;

/** Turns what a turn threw into what to do next; `now` in epoch milliseconds. */
export function afterFailure(error: unknown, now: number): AfterFailure {
  if (error instanceof HubSpotError) {
    const { outcome } = error;
    switch (outcome.kind) {
      case "disconnected":
        return { kind: "disconnected" };
      case "rateLimited":
      case "paused":
      case "unavailable":
        return { kind: "wait", untilMs: outcome.retryAt };
      case "forbidden":
        return { kind: "rest", untilMs: now + forbiddenMs };
      case "refused":
      case "unauthorised":
      case "notFound":
      case "unknownOutcome":
        return { kind: "wait", untilMs: now + unknownFailureMs };
      default:
        return outcome satisfies never;
    }
  }
  if (error instanceof Error && "code" in error && error.code === "LEASE_LOST") {
    return { kind: "leave" };
  }
  return { kind: "wait", untilMs: now + unknownFailureMs };
}
