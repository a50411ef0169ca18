import { YES } from "../compile/answer.ts";
import type { CompiledModel } from "../compile/compile.ts";
import type { CompiledCriterion, CompiledRule } from "../compile/compile-criterion.ts";
import type { BehaviourEvent } from "../facts.ts";
import type { Scope } from "../compile/scope.ts";
import { counts } from "../tally.ts";
import { fieldTests } from "../model/walk.ts";

/** What stands behind a criterion's points. */
export type Behind = {
  readonly rules: readonly CompiledRule[];
  /** The values that the rules tested. */
  readonly values: readonly { readonly field: string; readonly value: string }[];
  /** The events that counted, oldest first, and the share (0-1) of the points that each still has. */
  readonly events: readonly { readonly event: BehaviourEvent; readonly share: number }[];
  /** When the newest part of it dates from, epoch milliseconds; null when it has no date. */
  readonly newestAt: number | null;
  /** The share (0-1) of their points that the rules still have; null when nothing fades. */
  readonly left: number | null;
};

/** Collects what stands behind a criterion. `scope` holds the contact as tally.ts left it; `events` are ordered. */
export function whatIsBehind(
  compiled: CompiledModel,
  criterion: CompiledCriterion,
  events: readonly BehaviourEvent[],
  scope: Scope,
): Behind {
  const rules = rulesBehind(criterion, scope);
  const counted = events.flatMap((event) => {
    const share = shareOf(rules, event, scope.asOf);
    return share === null ? [] : [{ event, share }];
  });
  const fields = new Set(
    rules.flatMap(({ rule }) => fieldTests(rule.when).map(({ field }) => field)),
  );
  const values = [...fields].flatMap((field) => {
    const value = scope.values[compiled.indexOf.get(field) ?? -1];
    return value ? [{ field, value }] : [];
  });
  const dated = rules.map(({ dating }) => dating(scope)).filter(Number.isFinite);
  const newest = Math.max(...counted.map(({ event }) => event.occurredAt), ...dated);
  return {
    rules,
    values,
    events: counted,
    newestAt: Number.isFinite(newest) ? newest : null,
    left: leftOf(rules, counted, scope),
  };
}

/**
 * What the points themselves follow: of a rule that counts each event the newest one's share, otherwise the age that
 * the whole condition has. `all` is as old as its oldest part; `any` with a part that has no date does not fade.
 */
function leftOf(
  rules: readonly CompiledRule[],
  events: Behind["events"],
  scope: Scope,
): number | null {
  let left: number | null = null;
  for (const { rule, weigh, dating } of rules) {
    if (weigh === null) return null;
    const from = dating(scope);
    const share = rule.each ? (events.at(-1)?.share ?? null) : weigh(scope.asOf - from);
    if (share === null || (!rule.each && from === Infinity)) continue;
    left = Math.max(left ?? 0, share);
  }
  return left;
}

/** The rules that the criterion took: the best of those that hold, or all of them. */
function rulesBehind(
  { criterion, rules }: CompiledCriterion,
  scope: Scope,
): readonly CompiledRule[] {
  const holding = rules.filter(({ check }) => check(scope) === YES);
  if (criterion.pick === "sum") return holding;
  const best = holding.reduce<CompiledRule | null>(
    (most, rule) => (most === null || rule.worth(scope) > most.worth(scope) ? rule : most),
    null,
  );
  return best === null ? [] : [best];
}

/** The largest share that the event has in one of the rules; null when it counts in none. */
function shareOf(
  rules: readonly CompiledRule[],
  event: BehaviourEvent,
  asOf: number,
): number | null {
  let share: number | null = null;
  if (event.occurredAt > asOf) return null;
  for (const { slots, weigh } of rules) {
    for (const slot of slots) {
      if (!slot.types.includes(event.type) || !counts(slot, event, asOf)) continue;
      share = Math.max(share ?? 0, weigh === null ? 1 : weigh(asOf - event.occurredAt));
    }
  }
  return share;
}
