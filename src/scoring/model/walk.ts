import { isTest, type Condition, type EventTest, type Test } from "./condition.ts";

/** One condition inside a tree: where it is, and how it is reached. */
export type Visit = {
  readonly condition: Condition;
  /** Like `rules[0].when.of[1]`. */
  readonly path: string;
  /** True below an odd number of `not`. */
  readonly negated: boolean;
  /** True inside an event's `where`, where fields are the event's own properties. */
  readonly insideEvent: boolean;
};

/** Every condition of a tree, parents first. */
export function* walk(
  condition: Condition,
  path: string,
  negated = false,
  insideEvent = false,
): Generator<Visit> {
  yield { condition, path, negated, insideEvent };
  if (isTest(condition)) return;
  switch (condition.op) {
    case "all":
    case "any":
      for (const [at, part] of condition.of.entries()) {
        yield* walk(part, `${path}.of[${at}]`, negated, insideEvent);
      }
      return;
    case "not":
      yield* walk(condition.of, `${path}.of`, !negated, insideEvent);
      return;
    case "event":
      if (condition.where !== null) yield* walk(condition.where, `${path}.where`, negated, true);
      return;
    default:
      condition satisfies never;
  }
}

/** The tests of a tree that read the contact's own fields, not an event's properties. */
export function fieldTests(condition: Condition): readonly Test[] {
  return [...walk(condition, "")].flatMap(({ condition: part, insideEvent }) =>
    !insideEvent && isTest(part) ? [part] : [],
  );
}

/** True when an event condition stands anywhere in the tree. */
export function testsEvents(condition: Condition): boolean {
  return walk(condition, "").some(({ condition: part }) => part.op === "event");
}

/** The one event condition whose events a rule with `each` counts: the condition itself or a direct part of its `all`. */
export function drivingEvent(condition: Condition): EventTest | null {
  if (condition.op === "event") return condition;
  if (condition.op !== "all") return null;
  const events = condition.of.filter((part) => part.op === "event");
  return events.length === 1 ? (events[0] ?? null) : null;
}

/** True when something in the tree has a date: an event, or a date of the contact in a window. */
export function isDated(condition: Condition): boolean {
  return [...walk(condition, "")].some(
    ({ condition: part, negated, insideEvent }) =>
      !negated && !insideEvent && (part.op === "event" || part.op === "withinDays"),
  );
}
