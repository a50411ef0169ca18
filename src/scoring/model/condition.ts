import type { Seniority } from "../reading/seniority.ts";

/**
 * A test of one value. `field` is a logical field of the model's mapping or, inside an event's
 * `where`, the name of a property of the event. Texts are compared without regard to case and
 * accents. A value that is empty, or that cannot be read as what the test needs (a size, a date, a
 * country, an e-mail address), is unknown rather than a mismatch.
 */
export type Test =
  | { readonly op: "equals"; readonly field: string; readonly value: string }
  | {
      readonly op: "oneOf" | "contains" | "startsWith" | "endsWith";
      readonly field: string;
      readonly values: readonly string[];
    }
  /** Finds the pattern anywhere in the value's first 500 characters; re2 syntax, case ignored. */
  | { readonly op: "matches"; readonly field: string; readonly pattern: string }
  | { readonly op: "atLeast" | "atMost"; readonly field: string; readonly value: number }
  /** Both ends are inside. */
  | {
      readonly op: "between";
      readonly field: string;
      readonly from: number;
      readonly to: number;
    }
  /** Headcount or revenue however written: '1,000+', '51-200', '1.000', '€2.5M'. Both ends are inside. */
  | {
      readonly op: "size";
      readonly field: string;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
    }
  | { readonly op: "known" | "unknown"; readonly field: string }
  /** The date in the field lies in the last `days` times 24 hours; a future date does not. */
  | { readonly op: "withinDays"; readonly field: string; readonly days: number }
  /** An e-mail address whose domain is neither a free-mail provider's nor one of the model's own list. */
  | { readonly op: "businessEmail"; readonly field: string }
  /** The domain of an e-mail address, URL or domain is one of these or below one of them. */
  | { readonly op: "domainIn"; readonly field: string; readonly values: readonly string[] }
  /** Names in English or Spanish, alpha-2 or alpha-3 codes, on either side. */
  | { readonly op: "countryIn"; readonly field: string; readonly values: readonly string[] }
  | { readonly op: "seniorityAtLeast"; readonly field: string; readonly level: Seniority };

/** At least `times` events of one of the types, in the last `withinDays` days when given. */
export type EventTest = {
  readonly op: "event";
  readonly types: readonly string[];
  readonly where: Condition | null;
  readonly times: number;
  readonly withinDays: number | null;
};

/**
 * What a rule, a gate or a stage asks of a contact. Three-valued: `not` leaves unknown unknown, `all`
 * is false as soon as one part is, `any` is true as soon as one part is.
 */
export type Condition =
  | { readonly op: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | EventTest
  | Test;

/** A condition as a person writes it: an event condition's defaults may be left out. */
export type ConditionInput =
  | { readonly op: "all" | "any"; readonly of: readonly ConditionInput[] }
  | { readonly op: "not"; readonly of: ConditionInput }
  | {
      readonly op: "event";
      readonly types: readonly string[];
      readonly where?: ConditionInput | null | undefined;
      readonly times?: number | undefined;
      readonly withinDays?: number | null | undefined;
    }
  | Test;

/** True for a test of one value, false for an event condition and for all, any and not. */
export function isTest(condition: Condition): condition is Test {
  return !COMPOUND.has(condition.op);
}

const COMPOUND: ReadonlySet<string> = new Set(["all", "any", "not", "event"]);
