import { isTest, type Condition, type EventTest, type Test } from "../scoring/model/condition.ts";
import type { Text } from "../base/text.ts";
import { lastDaysText } from "../base/counted.ts";
import { eventName } from "./events.ts";
import { fieldName } from "./fields.ts";

/** A condition in words, for the sheet and for differences. */
export function conditionWords(condition: Condition): Text {
  if (isTest(condition)) return testWords(condition);
  switch (condition.op) {
    case "all":
      return joined(condition.of, " and ", " y ");
    case "any":
      return joined(condition.of, " or ", " o ");
    case "not": {
      const inner = conditionWords(condition.of);
      return { en: `not (${inner.en})`, es: `no (${inner.es})` };
    }
    case "event":
      return eventWords(condition);
    default:
      return condition satisfies never;
  }
}

function joined(parts: readonly Condition[], and: string, y: string): Text {
  const words = parts.map((part) => {
    const inner = conditionWords(part);
    const nested = part.op === "all" || part.op === "any";
    return nested ? { en: `(${inner.en})`, es: `(${inner.es})` } : inner;
  });
  return { en: words.map((w) => w.en).join(and), es: words.map((w) => w.es).join(y) };
}

function eventWords({ types, times, withinDays, where }: EventTest): Text {
  const labels = types.map(eventName);
  const often =
    times === 1
      ? { en: "", es: "" }
      : { en: ` at least ${times} times`, es: ` al menos ${times} veces` };
  const lately =
    withinDays === null
      ? { en: "", es: "" }
      : { en: ` ${lastDaysText(withinDays).en}`, es: ` ${lastDaysText(withinDays).es}` };
  const inner = where === null ? null : conditionWords(where);
  const about =
    inner === null ? { en: "", es: "" } : { en: `, where ${inner.en}`, es: `, donde ${inner.es}` };
  return {
    en: `${labels.map((l) => l.en).join(" or ")}${often.en}${lately.en}${about.en}`,
    es: `${labels.map((l) => l.es).join(" o ")}${often.es}${lately.es}${about.es}`,
  };
}

function testWords(test: Test): Text {
  const field = fieldName(test.field);
  const say = (en: string, es: string): Text => ({
    en: `${field.en} ${en}`,
    es: `${field.es} ${es}`,
  });
  switch (test.op) {
    case "equals":
      return say(`is “${test.value}”`, `es «${test.value}»`);
    case "oneOf":
      return say(`is one of ${list(test.values)}`, `es uno de ${list(test.values)}`);
    case "contains":
      return say(`contains ${list(test.values)}`, `contiene ${list(test.values)}`);
    case "startsWith":
      return say(`starts with ${list(test.values)}`, `empieza por ${list(test.values)}`);
    case "endsWith":
      return say(`ends with ${list(test.values)}`, `termina en ${list(test.values)}`);
    case "matches":
      return say(`matches ${test.pattern}`, `coincide con ${test.pattern}`);
    case "atLeast":
      return say(`is at least ${test.value}`, `es al menos ${test.value}`);
    case "atMost":
      return say(`is at most ${test.value}`, `es como máximo ${test.value}`);
    case "between":
      return say(`is from ${test.from} to ${test.to}`, `está entre ${test.from} y ${test.to}`);
    case "size":
      return sizeWords(test, say);
    case "known":
      return say("is known", "se conoce");
    case "unknown":
      return say("is unknown", "se desconoce");
    case "withinDays":
      return say(`is ${lastDaysText(test.days).en}`, `está ${lastDaysText(test.days).es}`);
    case "businessEmail":
      return say("is a business address", "es una dirección de empresa");
    case "domainIn":
      return say(
        `has a domain of ${list(test.values)}`,
        `tiene un dominio de ${list(test.values)}`,
      );
    case "countryIn":
      return say(`is in ${list(test.values)}`, `está en ${list(test.values)}`);
    case "seniorityAtLeast":
      return say(`is ${test.level} or higher`, `es ${test.level} o superior`);
    default:
      return test satisfies never;
  }
}

function sizeWords(
  { atLeast, atMost }: Extract<Test, { readonly op: "size" }>,
  say: (en: string, es: string) => Text,
): Text {
  if (atLeast !== undefined && atMost !== undefined) {
    return say(`is from ${atLeast} to ${atMost}`, `está entre ${atLeast} y ${atMost}`);
  }
  return atLeast === undefined
    ? say(`is at most ${atMost ?? 0}`, `es como máximo ${atMost ?? 0}`)
    : say(`is at least ${atLeast}`, `es al menos ${atLeast}`);
}

/** Long lists are cut: the editor shows them whole. */
const shownValues = 12;

function list(values: readonly string[]): string {
  const more = values.length > shownValues ? ` (+${values.length - shownValues})` : "";
  return `${values.slice(0, shownValues).join(", ")}${more}`;
}
