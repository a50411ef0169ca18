import { NO, UNKNOWN } from "./answer.ts";
import { compileCondition, type Workshop } from "./compile-condition.ts";
import type { Criterion, Rule } from "./criterion-schema.ts";
import { decayBreaks, decayWeigh, holdWeigh, type Weigh } from "./decay.ts";
import type { ContactCheck, Dating, Scope, Slot } from "./scope.ts";
import { drivingEvent, fieldTests } from "./walk.ts";

/** What a criterion gives one contact, before rounding. */
export type Outcome = {
  readonly exact: number;
  readonly events: number;
  readonly capped: boolean;
  readonly unknown: boolean;
};

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
  readonly evaluate: (scope: Scope) => Outcome;
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
      isEvidence: points > 0,
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
  { pick, cap, unknown: unknownPoints }: Criterion,
  rules: readonly CompiledRule[],
): (scope: Scope) => Outcome {
  const isSum = pick === "sum";
  const most = cap ?? Infinity;
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
    if (unknown && !holds) {
      return { exact: Math.min(unknownPoints, most), events, capped: false, unknown: true };
    }
    return exact > most
      ? { exact: most, events, capped: true, unknown: false }
      : { exact, events, capped: false, unknown: false };
  };
}

function eventsOf(slots: readonly Slot[], { count }: Scope): number {
  let events = 0;
  for (const { index } of slots) events += count[index] ?? 0;
  return events;
}
