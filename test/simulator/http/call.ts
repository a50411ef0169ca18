import type { FaultKind } from "../faults/fault.ts";
import type { CallKind } from "./route.ts";

/** One request as the simulator saw it. */
export type Call = {
  /** Epoch milliseconds at which it arrived. */
  readonly at: number;
  /** How long the answer took inside the simulator, in milliseconds. */
  readonly ms: number;
  /** null when no valid token came with it. */
  readonly portalId: number | null;
  /** The route's stable name, `unknown` for a path that HubSpot does not have. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly kind: CallKind;
  /** HTTP status; 0 when the connection was cut instead. */
  readonly status: number;
  readonly fault: FaultKind | null;
  /** The rate limit that refused it, null for none. */
  readonly policy: string | null;
  /** How many records the request named. */
  readonly inputs: number;
};

export type CallCounts = {
  readonly read: number;
  readonly write: number;
  readonly other: number;
  /** 429 answers. */
  readonly rateLimited: number;
  /** Answers of 400 and above other than 429. */
  readonly refused: number;
};

/** Adds calls up by what they do to records. */
export function countCalls(calls: readonly Call[]): CallCounts {
  const counts = { read: 0, write: 0, other: 0, rateLimited: 0, refused: 0 };
  for (const { kind, status } of calls) {
    counts[kind] += 1;
    if (status === 429) counts.rateLimited += 1;
    else if (status >= 400) counts.refused += 1;
  }
  return counts;
}
