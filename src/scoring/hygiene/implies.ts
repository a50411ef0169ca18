import { type Condition, type EventTest, isTest, type Test } from "../model/condition.ts";
import { fold } from "../reading/fold.ts";
import { rankOf } from "../reading/seniority.ts";
import { intervalOf } from "./interval.ts";

/**
 * True when every contact that meets `narrow` is sure to meet `wide`. Only what can be seen from the
 * conditions alone: false means 'not seen', never 'not so'.
 */
export function implies(narrow: Condition, wide: Condition): boolean {
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
      if (few.how === "contains") return value.includes(other);
      if (few.how === "startsWith") return value.startsWith(other);
      if (few.how === "endsWith") return value.endsWith(other);
      return value === other;
    }),
  );
}
