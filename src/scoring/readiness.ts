import type { ReadinessState } from "./facts.ts";
import type { Model } from "./model/model-schema.ts";
import { HOUR } from "./time.ts";

/** What decides about ready besides the past: published points, and whether a gate or a hand-raiser speaks. */
export type Grounds = {
  readonly fit: number;
  readonly pain: number;
  /** Blocked at once, without dwell: excluded, limited, verdict, customer, objection. */
  readonly blocked: boolean;
  readonly handRaised: boolean;
};

const NOT_READY: ReadinessState = { ready: false, readySince: null, belowSince: null };

/**
 * Ready or not yet (domain.md section 4). Entering takes all three thresholds, or a raised hand, and is
 * immediate; leaving takes a fall below a threshold minus the hysteresis that lasts the whole dwell.
 */
export function readinessOf(
  ready: Model["ready"],
  grounds: Grounds,
  before: ReadinessState | null,
  asOf: number,
): ReadinessState {
  if (grounds.blocked) return NOT_READY;
  if (before === null || !before.ready) {
    const enters = grounds.handRaised || reaches(ready, grounds, 0);
    return enters ? { ready: true, readySince: asOf, belowSince: null } : NOT_READY;
  }
  const readySince = before.readySince ?? asOf;
  if (grounds.handRaised || reaches(ready, grounds, ready.hysteresis)) {
    return { ready: true, readySince, belowSince: null };
  }
  const belowSince = before.belowSince ?? asOf;
  if (asOf - belowSince >= ready.dwellHours * HOUR) return NOT_READY;
  return { ready: true, readySince, belowSince };
}

function reaches(ready: Model["ready"], { fit, pain }: Grounds, slack: number): boolean {
  return (
    fit >= ready.fit - slack && pain >= ready.pain - slack && fit + pain >= ready.total - slack
  );
}
