import { hasWords } from "../reading/whole-words.ts";
import type { Criterion, Rule } from "../model/criterion-schema.ts";
import { finding, type Inspection } from "./finding.ts";
import { type Condition, type EventTest, isTest, type Test } from "../model/condition.ts";
import { fold } from "../reading/fold.ts";
import { rankOf } from "../reading/seniority.ts";
import { intervalOf } from "./interval.ts";
import { countryOf } from "../reading/country.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import type { Text } from "../../base/text.ts";

/** Rules that can never match, that another one always beats, or that are worth nothing. */
export function rules({ model, lexicon, report }: Inspection): void {
  for (const [at, criterion] of model.criteria.entries()) {
    for (const [ruleAt, rule] of criterion.rules.entries()) {
      const path = `criteria[${at}].rules[${ruleAt}]`;
      const never = whyNever(rule.when, lexicon);
      if (never !== null) {
        report(
          finding(
            "error",
            "rule-never-matches",
            path,
            [
              `no contact can match this rule: ${never.en}`,
              `ningún contacto puede cumplir esta regla: ${never.es}`,
            ],
            [
              "Correct the condition, or remove the rule.",
              "Corrija la condición o quite la regla.",
            ],
          ),
        );
      }
      const by = shadowing(criterion, rule, ruleAt);
      if (by !== null) {
        report(
          finding(
            "warning",
            "rule-shadowed",
            path,
            [
              `rule ${by + 1} matches whenever this one does and gives at least as much`,
              `la regla ${by + 1} se cumple siempre que se cumple esta y da al menos lo mismo`,
            ],
            [
              "Give this rule more points, narrow the other one, or remove this one.",
              "Dé más puntos a esta regla, acote la otra o quite esta.",
            ],
          ),
        );
      }
      if (rule.points === 0 && criterion.pick === "sum") {
        report(
          finding(
            "info",
            "rule-worthless",
            path,
            ["a rule of 0 points adds nothing", "una regla de 0 puntos no suma nada"],
            ["Give it points, or take it out.", "Asígnele puntos o quítela."],
          ),
        );
      }
    }
  }
}

/** The index of a rule that makes this one pointless where the best counts; null when there is none. */
function shadowing({ rules: all, pick }: Criterion, rule: Rule, at: number): number | null {
  if (pick === "sum") return null;
  const by = all.findIndex((other, otherAt) => {
    if (otherAt === at || !implies(rule.when, other.when)) return false;
    // Of two that say the same, the later one is the pointless one.
    const isTwin = implies(other.when, rule.when) && other.points === rule.points;
    return beats(other, rule) && !(isTwin && otherAt > at);
  });
  return by < 0 ? null : by;
}

function beats(other: Rule, rule: Rule): boolean {
  // With `each`, the number of events decides; only a rule of the same kind can be compared.
  return other.each === rule.each && other.points >= rule.points;
}

/**
 * True when every contact that meets `narrow` is sure to meet `wide`. Only what can be seen from the
 * conditions alone: false means 'not seen', never 'not so'.
 */
function implies(narrow: Condition, wide: Condition): boolean {
  if (JSON.stringify(narrow) === JSON.stringify(wide)) return true;
  if (narrow.op === "any") return narrow.of.every((part) => implies(part, wide));
  if (wide.op === "all") return wide.of.every((part) => implies(narrow, part));
  if (narrow.op === "all") return narrow.of.some((part) => implies(part, wide));
  if (wide.op === "any") return wide.of.some((part) => implies(narrow, part));
  if (narrow.op === "not" && wide.op === "not") return implies(wide.of, narrow.of);
  if (narrow.op === "event" && wide.op === "event") return eventImplies(narrow, wide);
  if (isTest(narrow) && isTest(wide)) return testImplies(narrow, wide);
  return false;
}

function eventImplies(narrow: EventTest, wide: EventTest): boolean {
  return (
    narrow.types.every((type) => wide.types.includes(type)) &&
    narrow.times >= wide.times &&
    (wide.withinDays === null ||
      (narrow.withinDays !== null && narrow.withinDays <= wide.withinDays)) &&
    (wide.where === null || (narrow.where !== null && implies(narrow.where, wide.where)))
  );
}

function testImplies(narrow: Test, wide: Test): boolean {
  if (narrow.field !== wide.field) return false;
  if (wide.op === "known") return narrow.op !== "unknown";
  const [inner, outer] = [intervalOf(narrow), intervalOf(wide)];
  if (inner !== null && outer !== null) {
    return inner.reading === outer.reading && inner.from >= outer.from && inner.to <= outer.to;
  }
  const [few, many] = [textsOf(narrow), textsOf(wide)];
  if (few !== null && many !== null) return textsImply(few, many);
  if (narrow.op === "seniorityAtLeast" && wide.op === "seniorityAtLeast") {
    return rankOf(narrow.level) >= rankOf(wide.level);
  }
  if (narrow.op === "withinDays" && wide.op === "withinDays") return narrow.days <= wide.days;
  return false;
}

type Texts = { readonly how: string; readonly values: readonly string[] };

function textsOf(test: Test): Texts | null {
  if (test.op === "equals") return { how: "oneOf", values: [fold(test.value)] };
  return "values" in test ? { how: test.op, values: test.values.map(fold) } : null;
}

/** Lists of the same kind by their members; a text that contains 'pricing page' contains 'pricing'. */
function textsImply(few: Texts, many: Texts): boolean {
  if (few.how !== many.how) return false;
  return few.values.every((value) =>
    many.values.some((other) => {
      if (few.how === "contains") return hasWords([other])(value);
      if (few.how === "startsWith") return value.startsWith(other);
      if (few.how === "endsWith") return value.endsWith(other);
      return value === other;
    }),
  );
}

/** Why no contact can meet the condition, as far as the condition alone shows; null when one could. */
function whyNever(condition: Condition, lexicon: Lexicon): Text | null {
  if (isTest(condition)) return testNever(condition, lexicon);
  switch (condition.op) {
    case "all":
      return firstOf(condition.of, lexicon) ?? contradiction(condition.of);
    case "any": {
      const reasons = condition.of.map((part) => whyNever(part, lexicon));
      return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
    }
    case "not":
      return null;
    case "event":
      return condition.where === null ? null : whyNever(condition.where, lexicon);
    default:
      return condition satisfies never;
  }
}

function firstOf(parts: readonly Condition[], lexicon: Lexicon): Text | null {
  for (const part of parts) {
    const reason = whyNever(part, lexicon);
    if (reason !== null) return reason;
  }
  return null;
}

function testNever(test: Test, lexicon: Lexicon): Text | null {
  if (test.op !== "countryIn") return null;
  if (test.values.some((value) => countryOf(value, lexicon) !== null)) return null;
  return {
    en: `none of its countries is one: ${test.values.join(", ")}`,
    es: `ninguno de sus países existe: ${test.values.join(", ")}`,
  };
}

/** Two tests of one field that exclude each other. */
function contradiction(parts: readonly Condition[]): Text | null {
  const tests = parts.filter(isTest);
  const first = tests.find((one) =>
    tests.some((other) => other.field === one.field && exclude(one, other)),
  );
  if (first === undefined) return null;
  return {
    en: `two tests of '${first.field}' exclude each other`,
    es: `dos condiciones sobre «${first.field}» se excluyen`,
  };
}

/** True when the first test lies where the second cannot; asked of every pair in both orders. */
function exclude(first: Test, second: Test): boolean {
  if (first.op === "unknown") return second.op !== "unknown";
  const [one, two] = [intervalOf(first), intervalOf(second)];
  if (one !== null && two !== null && one.reading === two.reading) {
    return one.from > two.to;
  }
  const [left, right] = [exactValues(first), exactValues(second)];
  return left !== null && right !== null && !left.some((value) => right.includes(value));
}

/** A checkbox can hold several options, so that only values without ';' on single-valued fields are compared. */
function exactValues(test: Test): readonly string[] | null {
  if (test.op === "equals") return [fold(test.value)];
  return test.op === "countryIn" ? test.values.map(fold) : null;
}
