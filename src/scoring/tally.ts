import { YES } from "./compile/answer.ts";
import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts } from "./facts.ts";
import { isOwnAct } from "./event-source.ts";
import type { Scope, Slot } from "./compile/scope.ts";

/**
 * Puts a contact into the model's scope: the values of its fields and, for each event condition, how
 * many events count, the newest, and what they are still worth. `events` come from ordered.ts.
 */
export function tally(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  asOf: number,
): Scope {
  const { scope, readers, slotsOfType } = compiled;
  const { values, count, newest, weight } = scope;
  scope.asOf = asOf;
  scope.timeZone = facts.timeZone ?? "UTC";
  for (let at = 0; at < readers.length; at += 1) values[at] = readers[at]?.(facts) ?? null;
  count.fill(0);
  newest.fill(-Infinity);
  weight.fill(0);
  for (const event of events) {
    // Ordered by time: what has not happened yet by `asOf` comes last.
    if (event.occurredAt > asOf) break;
    const slots = slotsOfType.get(event.type);
    if (slots === undefined) continue;
    for (const slot of slots) if (counts(slot, event, asOf)) add(scope, slot, event.occurredAt);
  }
  return scope;
}

/** True when the contact itself did it and the event satisfies the slot's window and `where` at `asOf`. The type is the caller's to check. */
export function counts(slot: Slot, event: BehaviourEvent, asOf: number): boolean {
  if (!isOwnAct(event) || asOf - event.occurredAt >= slot.within) return false;
  return slot.where === null || slot.where(event) === YES;
}

function add(scope: Scope, { index, weigh }: Slot, occurredAt: number): void {
  const { count, newest, weight } = scope;
  count[index] = (count[index] ?? 0) + 1;
  newest[index] = occurredAt;
  if (weigh !== null) weight[index] = (weight[index] ?? 0) + weigh(scope.asOf - occurredAt);
}
