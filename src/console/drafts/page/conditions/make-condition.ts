import type { Condition, EventTest, Test } from "../../../../scoring/model/condition.ts";

/** Every way to test one value, in the order in which the picker offers them. */
export const testOps = [
  "oneOf",
  "contains",
  "equals",
  "startsWith",
  "endsWith",
  "matches",
  "atLeast",
  "atMost",
  "between",
  "size",
  "known",
  "unknown",
  "withinDays",
  "businessEmail",
  "domainIn",
  "countryIn",
  "seniorityAtLeast",
] as const satisfies readonly Test["op"][];

/** A new test of a field; what the old one held is kept where the new way can use it. */
export function makeTest(op: Test["op"], field: string, before: Test | null): Test {
  const values = valuesOf(before);
  const number = numberOf(before);
  switch (op) {
    case "equals":
      return { op, field, value: values[0] ?? "" };
    case "oneOf":
    case "contains":
    case "startsWith":
    case "endsWith":
    case "domainIn":
    case "countryIn":
      return { op, field, values };
    case "matches":
      return { op, field, pattern: values[0] ?? "" };
    case "atLeast":
    case "atMost":
      return { op, field, value: number ?? 1 };
    case "between":
      return { op, field, from: number ?? 1, to: Math.max(number ?? 1, 10) };
    case "size":
      return { op, field, atLeast: number ?? 1 };
    case "withinDays":
      return { op, field, days: 30 };
    case "seniorityAtLeast":
      return { op, field, level: "manager" };
    case "known":
    case "unknown":
    case "businessEmail":
      return { op, field };
    default:
      return op satisfies never;
  }
}

function valuesOf(test: Test | null): readonly string[] {
  if (test === null) return [];
  if ("values" in test) return test.values;
  if (test.op === "equals") return test.value === "" ? [] : [test.value];
  return test.op === "matches" ? [test.pattern] : [];
}

function numberOf(test: Test | null): number | null {
  if (test === null) return null;
  if (test.op === "atLeast" || test.op === "atMost") return test.value;
  if (test.op === "between") return test.from;
  return test.op === "size" ? (test.atLeast ?? test.atMost ?? null) : null;
}

/** A new behaviour condition: once, ever. */
export function makeEventTest(types: readonly string[]): EventTest {
  return { op: "event", types, where: null, times: 1, withinDays: null };
}

/** What 'Add condition' begins with. */
export function firstCondition(fields: readonly string[]): Condition {
  const [field] = fields;
  return field === undefined ? makeEventTest(["page_viewed"]) : makeTest("known", field, null);
}
