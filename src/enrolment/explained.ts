import { isOwnAct } from "../scoring/event-source.ts";
import type { BehaviourEvent, Properties } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";

/**
 * Whether something that the contact did since its last scoring explains what this one brings about: an event of its
 * own, a raised hand, or the form that made it (contracts.md, Breaker). `contact` are its properties; `found` are the events that this reading tells for the first time,
 * `known` those of before; `last` is the last scoring. Pure.
 */
export function isExplained(
  score: Score,
  last: Score | null,
  contact: Properties,
  found: readonly BehaviourEvent[],
  known: readonly BehaviourEvent[],
): boolean {
  const since = last?.asOf ?? -Infinity;
  const isNew = (at: number): boolean => at > since && at <= score.asOf;
  if (last === null && contact["hs_object_source"] === "FORM") return true;
  if (score.reason?.kind === "handRaiser" && isNew(score.reason.at)) return true;
  // What this reading found may have happened some time ago: it is told now.
  return (
    found.some((event) => event.occurredAt <= score.asOf && isOwnAct(event)) ||
    known.some((event) => isNew(event.occurredAt) && isOwnAct(event))
  );
}
