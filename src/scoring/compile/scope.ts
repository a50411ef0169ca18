import type { Answer, Check } from "./answer.ts";
import type { EventTest } from "../model/condition.ts";
import type { BehaviourEvent, Facts } from "../facts.ts";

/** Reads one logical field: the company's value first, the contact's as fall-back; null when empty. */
export type FieldReader = (facts: Facts) => string | null;

/** One event condition of a model: which events count for it, and where their tally is kept. */
export type Slot = {
  readonly index: number;
  /** The condition in the model that it stands for. */
  readonly source: EventTest;
  readonly types: readonly string[];
  /** Asked of each event; null when the type is enough. */
  readonly where: Check<BehaviourEvent> | null;
  /** Events of this age in milliseconds or more do not count; Infinity for all. */
  readonly within: number;
  /** The share of its points that an event still has; null when only the number of events counts. */
  readonly weigh: ((age: number) => number) | null;
  /** Ages in milliseconds at which what the event is worth can jump (next-change.ts). */
  readonly breaks: readonly number[];
  /** False for event conditions of gates, which show no interest. */
  readonly showsInterest: boolean;
};

/**
 * The contact in hand while it is scored. One per compiled model and overwritten for each contact:
 * scoring is synchronous, and making these arrays anew would cost more than the sums over them.
 */
export type Scope = {
  asOf: number;
  /** In which calendar days are counted, IANA. */
  timeZone: string;
  /** By the index that compile-fields.ts gave the field. */
  readonly values: (string | null)[];
  /** By slot: how many events count, when the newest occurred (-Infinity for none), their shares added up. */
  readonly count: Float64Array;
  readonly newest: Float64Array;
  readonly weight: Float64Array;
};

/** A condition about the contact in hand. */
export type ContactCheck = (scope: Scope) => Answer;

/** When what makes a condition true dates from, in epoch milliseconds; Infinity when it has no date. */
export type Dating = (scope: Scope) => number;
