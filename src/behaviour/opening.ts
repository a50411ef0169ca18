import type { Score } from "../scoring/result.ts";
import { detailProperty } from "./event-types.ts";

/** One thing that a contact did. `at` in epoch milliseconds; `detail` is the page, the form or the like, or empty. */
type Act = { readonly type: string; readonly at: number; readonly detail: string };

/** An event as people are told of it. */
export function actOf(event: {
  readonly type: string;
  readonly occurredAt: number;
  readonly properties: Readonly<Record<string, string>>;
}): Act {
  const { type, occurredAt, properties } = event;
  return { type, at: occurredAt, detail: properties[detailProperty(type)] ?? "" };
}

/**
 * What a call begins with, out of a contact's own acts, newest first: what raised the hand, otherwise the newest of
 * which a page, a form or the like is known, otherwise the newest. Null when nothing is known.
 */
export function openingOf<A extends Act>({ reason }: Score, acts: readonly A[]): A | null {
  const raised =
    reason?.kind === "handRaiser" ? acts.find(({ at }) => at === reason.at) : undefined;
  return raised ?? acts.find(({ detail }) => detail !== "") ?? acts[0] ?? null;
}
