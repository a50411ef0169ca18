import { NO, UNKNOWN, YES, type Answer } from "./answer.ts";
import type { Test } from "../model/condition.ts";
import { countryOf } from "../reading/country.ts";
import { domainOf, domainOfEmail, isBelow } from "../reading/domain.ts";
import { fold, words } from "../reading/fold.ts";
import { dayNumberAt, dayNumberOf, instantOf } from "../reading/instant.ts";
import type { Lexicon } from "../reading/lexicon.ts";
import { rankOf, type Seniority } from "../reading/seniority.ts";
import { compilePattern } from "../model/pattern.ts";
import { numberIn, quantityIn, type Quantity } from "../reading/quantity.ts";
import { hasWords } from "../reading/whole-words.ts";
import { remember } from "../remember.ts";
import { DAY } from "../time.ts";
import { seniorityOf } from "../reading/title.ts";

/** Answers for one value (null when it is empty) at an instant in epoch milliseconds, in an IANA time zone. */
export type ValueTest = (value: string | null, asOf: number, timeZone: string) => Answer;

/**
 * What tests look up: the product's word lists, the model's own free-mail domains, and the readers that several
 * tests and the role ask the same value, so that it is read once.
 */
export type Words = {
  readonly lexicon: Lexicon;
  readonly freeMailDomains: ReadonlySet<string>;
  readonly seniority: (title: string) => Seniority | null;
  /** The level that an option of a property of levels names. */
  readonly levelOption: (option: string) => Seniority | null;
  readonly country: (text: string) => string | null;
  readonly quantity: (text: string) => Quantity | null;
};

/** The words of one compiled model; what was read lately is kept. */
export function wordsOf(lexicon: Lexicon, freeMailDomains: ReadonlySet<string>): Words {
  return {
    lexicon,
    freeMailDomains,
    seniority: remember((title) => seniorityOf(title, lexicon)),
    levelOption: remember((option) => lexicon.seniorityOptions.get(words(option)) ?? null),
    country: remember((text) => countryOf(text, lexicon)),
    quantity: remember(quantityIn),
  };
}

/**
 * A test of a value as a closure: `reads` for what is there and says something by itself (an empty value
 * is then unknown), `asks` for what needs to know of emptiness or of the time.
 */
export type CompiledTest =
  | { readonly kind: "reads"; readonly read: (text: string) => Answer }
  | { readonly kind: "asks"; readonly ask: ValueTest };

/** Turns a test of a value into a closure, with everything that can be looked up made ready. */
export function compileTest(test: Test, wordLists: Words): CompiledTest {
  switch (test.op) {
    case "known":
      return { kind: "asks", ask: (value) => (value === null ? NO : YES) };
    case "unknown":
      return { kind: "asks", ask: (value) => (value === null ? YES : NO) };
    case "withinDays":
      return { kind: "asks", ask: withinDays(test.days) };
    case "businessEmail":
      return { kind: "reads", read: businessEmail(wordLists) };
    case "equals":
    case "oneOf":
    case "contains":
    case "startsWith":
    case "endsWith":
    case "matches":
    case "atLeast":
    case "atMost":
    case "between":
    case "size":
    case "domainIn":
    case "countryIn":
    case "seniorityAtLeast":
      return { kind: "reads", read: remember(readerOf(test, wordLists)) };
    default:
      return test satisfies never;
  }
}

type Plain = Exclude<Test, { op: "known" | "unknown" | "withinDays" | "businessEmail" }>;

function readerOf(test: Plain, { seniority, country, quantity }: Words): (text: string) => Answer {
  switch (test.op) {
    case "equals":
      return isOneOf([test.value]);
    case "oneOf":
      return isOneOf(test.values);
    case "contains":
      return containing(test.values);
    case "startsWith":
      return anyOf(test.values, (text, value) => text.startsWith(value));
    case "endsWith":
      return anyOf(test.values, (text, value) => text.endsWith(value));
    case "matches": {
      const pattern = compilePattern(test.pattern);
      return (text) => answer(pattern.test(text));
    }
    case "atLeast":
      return inRange(numberIn, test.value, Infinity);
    case "atMost":
      return inRange(numberIn, -Infinity, test.value);
    case "between":
      return inRange(numberIn, test.from, test.to);
    case "size":
      return inRange(quantity, test.atLeast ?? -Infinity, test.atMost ?? Infinity);
    case "domainIn": {
      const domains = new Set(
        test.values.map((value) => domainOf(value) ?? value.trim().toLowerCase()),
      );
      return (text) => {
        const domain = domainOf(text);
        return domain === null ? UNKNOWN : answer(isBelow(domain, domains));
      };
    }
    case "countryIn": {
      const codes = new Set(test.values.map((value) => country(value)));
      return (text) => {
        const code = country(text);
        return code === null ? UNKNOWN : answer(codes.has(code));
      };
    }
    case "seniorityAtLeast": {
      const lowest = rankOf(test.level);
      return (text) => {
        const level = seniority(text);
        return level === null ? UNKNOWN : answer(rankOf(level) >= lowest);
      };
    }
    default:
      return test satisfies never;
  }
}

const answer = (holds: boolean): Answer => (holds ? YES : NO);

/** A checkbox property holds several options with ';' between them: one of them is enough. */
function isOneOf(values: readonly string[]): (text: string) => Answer {
  const wanted = new Set(values.map(fold));
  return (text) => {
    if (wanted.has(fold(text))) return YES;
    if (!text.includes(";")) return NO;
    return answer(text.split(";").some((part) => wanted.has(fold(part))));
  };
}

function containing(values: readonly string[]): (text: string) => Answer {
  const holds = hasWords(values);
  return (text) => answer(holds(fold(text)));
}

function anyOf(
  values: readonly string[],
  holds: (text: string, value: string) => boolean,
): (text: string) => Answer {
  const wanted = values.map(fold);
  return (text) => {
    const folded = fold(text);
    return answer(wanted.some((value) => holds(folded, value)));
  };
}

/** Of '<10' only the upper bound is known: it is below what begins above that, and inside what reaches from 0 to it. */
function inRange(
  read: (text: string) => Quantity | null,
  low: number,
  high: number,
): (text: string) => Answer {
  return (text) => {
    const quantity = read(text);
    if (quantity === null) return UNKNOWN;
    if (!quantity.below) return answer(quantity.typical >= low && quantity.typical <= high);
    if (quantity.high < low) return NO;
    return low <= 1 && quantity.high <= high ? YES : UNKNOWN;
  };
}

/** An instant lies back by hours, a calendar day by whole days of the zone (docs/contracts.md, Scores). */
function withinDays(days: number): ValueTest {
  const readDay = remember(dayNumberOf);
  const readInstant = remember((text) => instantOf(text));
  const length = days * DAY;
  return (value, asOf, timeZone) => {
    if (value === null) return UNKNOWN;
    const day = readDay(value);
    if (day !== null) {
      const daysAgo = dayNumberAt(asOf, timeZone) - day;
      return answer(daysAgo >= 0 && daysAgo < days);
    }
    const age = asOf - readInstant(value);
    if (Number.isNaN(age)) return UNKNOWN;
    return answer(age >= 0 && age < length);
  };
}

/** Addresses hardly repeat, so nothing of them is remembered; what their domains are is. */
function businessEmail({ lexicon, freeMailDomains }: Words): (text: string) => Answer {
  const ofDomain = remember((domain) =>
    answer(
      !(
        freeMailDomains.has(domain) ||
        isBelow(domain, lexicon.freeMailDomains) ||
        lexicon.greatProviders.test(domain)
      ),
    ),
  );
  return (text) => {
    const domain = domainOfEmail(text);
    return domain === null ? UNKNOWN : ofDomain(domain);
  };
}
