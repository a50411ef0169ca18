import { type Check, NO, UNKNOWN, YES } from "./answer.ts";
import { type CompiledTest, compileTest, type Words } from "./compile-test.ts";
import { type Condition, type EventTest, isTest, type Test } from "../model/condition.ts";
import type { BehaviourEvent } from "../facts.ts";
import { rankOf } from "../reading/seniority.ts";
import { instantOf } from "../reading/instant.ts";
import type { ContactCheck, Dating, Slot } from "./scope.ts";
import { DAY } from "../time.ts";

/** Everything that compiling the conditions of one model shares. */
export type Workshop = {
  readonly words: Words;
  /** The fields of the title and of the level itself, which wins where it is filled; -1 for none. */
  readonly title: number;
  readonly level: number;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Grows with each event condition. */
  readonly slots: Slot[];
  /** The dates of the contact that some window looks at, with the ages at which it can jump. */
  readonly dates: { readonly field: number; readonly breaks: readonly number[] }[];
};

/** What an event condition's events are for. */
export type SlotUse = Pick<Slot, "weigh" | "breaks" | "showsInterest">;

/** A condition ready to be asked. */
export type CompiledCondition = {
  readonly check: ContactCheck;
  readonly dating: Dating;
  /** The slots of its event conditions that are not under a `not`. */
  readonly slots: readonly Slot[];
};

/** Turns a condition into closures; its event conditions get a slot each in the workshop. */
export function compileCondition(
  condition: Condition,
  use: SlotUse,
  shop: Workshop,
): CompiledCondition {
  if (isTest(condition)) return compileField(condition, use, shop);
  switch (condition.op) {
    case "all":
    case "any": {
      const parts = condition.of.map((part) => compileCondition(part, use, shop));
      const checks = parts.map(({ check }) => check);
      return {
        check: condition.op === "all" ? allOf(checks) : anyOf(checks),
        dating: condition.op === "all" ? stalest(parts) : freshest(parts),
        slots: parts.flatMap(({ slots }) => slots),
      };
    }
    case "not": {
      const part = compileCondition(condition.of, { ...use, showsInterest: false }, shop);
      return { check: not(part.check), dating: undated, slots: [] };
    }
    case "event":
      return compileEvent(condition, use, shop);
    default:
      return condition satisfies never;
  }
}

const undated: Dating = () => Infinity;

function compileEvent(condition: EventTest, use: SlotUse, shop: Workshop): CompiledCondition {
  const { types, times, withinDays } = condition;
  const within = withinDays === null ? Infinity : withinDays * DAY;
  const index = shop.slots.length;
  const slot: Slot = {
    index,
    source: condition,
    types,
    where: condition.where === null ? null : compileWhere(condition.where, shop.words),
    within,
    ...use,
    breaks: within === Infinity ? use.breaks : [...use.breaks, within],
  };
  shop.slots.push(slot);
  return {
    check: ({ count }) => ((count[index] ?? 0) >= times ? YES : NO),
    dating: ({ newest }) => newest[index] ?? Infinity,
    slots: [slot],
  };
}

function compileField(test: Test, use: SlotUse, shop: Workshop): CompiledCondition {
  const field = shop.indexOf.get(test.field) ?? -1;
  const byValue = fieldCheck(compileTest(test, shop.words), field);
  const check =
    test.op === "seniorityAtLeast" && field === shop.title && shop.level >= 0
      ? byLevelFirst(rankOf(test.level), byValue, shop)
      : byValue;
  if (test.op !== "withinDays") return { check, dating: undated, slots: [] };
  shop.dates.push({ field, breaks: [...use.breaks, test.days * DAY] });
  return {
    check,
    dating: ({ values, timeZone }) => instantOf(values[field] ?? "", timeZone),
    slots: [],
  };
}

/** What the account says of the level wins over what the title says. */
function byLevelFirst(
  lowest: number,
  byTitle: ContactCheck,
  { level, words }: Workshop,
): ContactCheck {
  return (scope) => {
    const option = scope.values[level] ?? null;
    const given = option === null ? null : words.levelOption(option);
    if (given === null) return byTitle(scope);
    return rankOf(given) >= lowest ? YES : NO;
  };
}

function fieldCheck(test: CompiledTest, field: number): ContactCheck {
  if (test.kind === "asks") {
    const { ask } = test;
    return ({ values, asOf, timeZone }) => ask(values[field] ?? null, asOf, timeZone);
  }
  const { read } = test;
  return ({ values }) => {
    const value = values[field] ?? null;
    return value === null ? UNKNOWN : read(value);
  };
}

/** The same conditions over an event's properties. model-faults.ts keeps events and windows out of here. */
function compileWhere(condition: Condition, words: Words): Check<BehaviourEvent> {
  if (isTest(condition)) return compileProperty(condition, words);
  switch (condition.op) {
    case "all":
      return allOf(condition.of.map((part) => compileWhere(part, words)));
    case "any":
      return anyOf(condition.of.map((part) => compileWhere(part, words)));
    case "not":
      return not(compileWhere(condition.of, words));
    case "event":
      return () => NO;
    default:
      return condition satisfies never;
  }
}

function compileProperty(test: Test, words: Words): Check<BehaviourEvent> {
  const { field } = test;
  const compiled = compileTest(test, words);
  if (compiled.kind === "asks") {
    const { ask } = compiled;
    return ({ properties, occurredAt }) => ask(textOf(properties[field]), occurredAt, "UTC");
  }
  const { read } = compiled;
  return ({ properties }) => {
    const value = textOf(properties[field]);
    return value === null ? UNKNOWN : read(value);
  };
}

/** Anything but a text with something in it is unknown, whatever a caller passes. */
function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** What needs all of its parts is as old as the oldest of them. */
function stalest(parts: readonly CompiledCondition[]): Dating {
  return (scope) => parts.reduce((oldest, { dating }) => Math.min(oldest, dating(scope)), Infinity);
}

/** What needs one of its parts is as young as the youngest that holds; undated when none of those has a date. */
function freshest(parts: readonly CompiledCondition[]): Dating {
  return (scope) => {
    let youngest = -Infinity;
    for (const { check, dating } of parts) {
      if (check(scope) === YES) youngest = Math.max(youngest, dating(scope));
    }
    return youngest;
  };
}

/** `all`: no as soon as one part is; otherwise unknown as soon as one part is; otherwise yes. */
function allOf<Subject>(parts: readonly Check<Subject>[]): Check<Subject> {
  return (subject) => {
    let unknown = false;
    for (const part of parts) {
      const answer = part(subject);
      if (answer === NO) return NO;
      if (answer === UNKNOWN) unknown = true;
    }
    return unknown ? UNKNOWN : YES;
  };
}

/** `any`: yes as soon as one part is; otherwise unknown as soon as one part is; otherwise no. */
function anyOf<Subject>(parts: readonly Check<Subject>[]): Check<Subject> {
  return (subject) => {
    let unknown = false;
    for (const part of parts) {
      const answer = part(subject);
      if (answer === YES) return YES;
      if (answer === UNKNOWN) unknown = true;
    }
    return unknown ? UNKNOWN : NO;
  };
}

/** `not`: what is unknown stays unknown. */
function not<Subject>(part: Check<Subject>): Check<Subject> {
  return (subject) => {
    const answer = part(subject);
    if (answer === UNKNOWN) return UNKNOWN;
    return answer === YES ? NO : YES;
  };
}
