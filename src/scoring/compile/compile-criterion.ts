import { NO, UNKNOWN } from "./answer.ts";
import type { Line } from "../apportion.ts";
import { compileCondition, type Workshop } from "./compile-condition.ts";
import type { Criterion, Rule } from "../model/criterion-schema.ts";
import { decayBreaks, decayWeigh, holdWeigh, type Weigh } from "./decay.ts";
import type { ContactCheck, Dating, Scope, Slot } from "./scope.ts";
import { drivingEvent, fieldTests } from "../model/walk.ts";

/** A rule ready to be asked and, once it holds, valued. */
export type CompiledRule = {
  readonly check: ContactCheck;
  /** Its points at the scope's instant, faded as the criterion says. */
  readonly worth: (scope: Scope) => number;
  readonly dating: Dating;
  readonly weigh: Weigh | null;
  readonly slots: readonly Slot[];
  readonly rule: Rule;
};

export type CompiledCriterion = {
  readonly criterion: Criterion;
  /** The criterion's line for the contact in hand; its integer points are given later (apportion.ts). */
  readonly evaluate: (scope: Scope) => Line;
  readonly rules: readonly CompiledRule[];
  /** The fields that its rules test, by name and index, for saying which one is unknown. */
  readonly fields: readonly { readonly name: string; readonly index: number }[];
};

/** Turns a criterion into closures. */
export function compileCriterion(criterion: Criterion, shop: Workshop): CompiledCriterion {
  const rules = criterion.rules.map((rule) => compileRule(rule, criterion, shop));
  const names = new Set(
    criterion.rules.flatMap(({ when }) => fieldTests(when).map(({ field }) => field)),
  );
  return {
    criterion,
    evaluate: evaluator(criterion, rules),
    rules,
    fields: [...names].map((name) => ({ name, index: shop.indexOf.get(name) ?? -1 })),
  };
}

function compileRule(rule: Rule, { decay }: Criterion, shop: Workshop): CompiledRule {
  const { points } = rule;
  const weigh = decay === null ? null : points > 0 ? decayWeigh(decay) : holdWeigh(decay);
  const { check, dating, slots } = compileCondition(
    rule.when,
    {
      weigh: rule.each ? (weigh ?? wholly) : null,
      breaks: decay === null ? [] : decayBreaks(decay),
      showsInterest: points > 0,
    },
    shop,
  );
  return { check, dating, weigh, slots, rule, worth: worthOf(rule, dating, weigh, slots) };
}

const wholly: Weigh = () => 1;

function worthOf(
  rule: Rule,
  dating: Dating,
  weigh: Weigh | null,
  slots: readonly Slot[],
): (scope: Scope) => number {
  const { points } = rule;
  if (rule.each) {
    const driving = drivingEvent(rule.when);
    const driver = slots.find(({ source }) => source === driving)?.index ?? -1;
    return ({ weight }) => points * (weight[driver] ?? 0);
  }
  if (weigh === null) return () => points;
  return (scope) => {
    const from = dating(scope);
    return from === Infinity ? points : points * weigh(scope.asOf - from);
  };
}

/**
 * Best or sum of the rules that hold, then the cap. Unknown points count while no rule holds and some
 * data is unknown.
 */
function evaluator(
  { id, axis, pick, cap, unknown: unknownPoints }: Criterion,
  rules: readonly CompiledRule[],
): (scope: Scope) => Line {
  const isSum = pick === "sum";
  const most = cap ?? Infinity;
  const line = (exact: number, events: number, capped: boolean, unknown: boolean): Line => ({
    axis,
    kind: "criterion",
    id,
    points: 0,
    exact,
    events,
    capped,
    unknown,
  });
  const [only, ...others] = rules;
  if (only !== undefined && others.length === 0) {
    // Most criteria have one rule: without the loop a contact is scored a tenth faster.
    const { check, worth, slots } = only;
    return (scope) => {
      const answer = check(scope);
      if (answer === NO) return line(0, 0, false, false);
      if (answer === UNKNOWN) return line(Math.min(unknownPoints, most), 0, false, true);
      const points = worth(scope);
      const events = slots.length === 0 ? 0 : eventsOf(slots, scope);
      return points > most ? line(most, events, true, false) : line(points, events, false, false);
    };
  }
  return (scope) => {
    let holds = false;
    let unknown = false;
    let exact = 0;
    let events = 0;
    for (const { check, worth, slots } of rules) {
      const answer = check(scope);
      if (answer === NO) continue;
      if (answer === UNKNOWN) {
        unknown = true;
        continue;
      }
      const points = worth(scope);
      if (isSum) {
        exact += points;
        events += eventsOf(slots, scope);
      } else if (!holds || points > exact) {
        exact = points;
        events = eventsOf(slots, scope);
      }
      holds = true;
    }
    if (unknown && !holds) return line(Math.min(unknownPoints, most), 0, false, true);
    return exact > most ? line(most, events, true, false) : line(exact, events, false, false);
  };
}

function eventsOf(slots: readonly Slot[], { count }: Scope): number {
  let events = 0;
  for (const { index } of slots) events += count[index] ?? 0;
  return events;
}
