import { isTest, type Condition, type Test } from "../model/condition.ts";
import { countryOf } from "../reading/country.ts";
import { fold } from "../reading/fold.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import type { Text } from "../text.ts";
import { intervalOf } from "./interval.ts";

/** Why no contact can meet the condition, as far as the condition alone shows; null when one could. */
export function whyNever(condition: Condition, lexicon: Lexicon): Text | null {
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
