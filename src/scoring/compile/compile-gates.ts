import { YES } from "./answer.ts";
import { compileCondition, type SlotUse, type Workshop } from "./compile-condition.ts";
import type { Condition } from "../model/condition.ts";
import type { Exclusion, HandRaiser, Limit } from "../model/gates-schema.ts";
import { instantOf } from "../reading/instant.ts";
import type { Model } from "../model/model-schema.ts";
import type { Scope } from "./scope.ts";
import { DAY } from "../time.ts";

const gate: SlotUse = { weigh: null, breaks: [], showsInterest: false };

export type CompiledExclusion = {
  readonly exclusion: Exclusion;
  /** Null when it does not hold; otherwise when it ends (epoch milliseconds), null for never. */
  readonly holds: (scope: Scope) => { readonly until: number | null } | null;
  /** The fixed end, epoch milliseconds; Infinity without one. */
  readonly end: number;
};

/** An exclusion ends at its `until`, or so many days after the newest reason for it, whichever is first. */
export function compileExclusion(exclusion: Exclusion, shop: Workshop): CompiledExclusion {
  const { until, expiresAfterDays } = exclusion;
  const expiry = expiresAfterDays === null ? Infinity : expiresAfterDays * DAY;
  const breaks = expiry === Infinity ? [] : [expiry];
  const { check, dating } = compileCondition(exclusion.when, { ...gate, breaks }, shop);
  const end = until === null ? Infinity : instantOf(until);
  return {
    exclusion,
    end,
    holds: (scope) => {
      if (check(scope) !== YES) return null;
      const ends = Math.min(end, dating(scope) + expiry);
      if (scope.asOf >= ends) return null;
      return { until: ends === Infinity ? null : ends };
    },
  };
}

export type CompiledLimit = {
  readonly limit: Limit;
  /** The index of the highest band that a limited contact can be in. */
  readonly band: number;
  readonly holds: (scope: Scope) => boolean;
};

export function compileLimit(limit: Limit, model: Model, shop: Workshop): CompiledLimit {
  const band = model.bands.findIndex(({ name }) => name === limit.band);
  return { limit, band: Math.max(0, band), holds: compileHolds(limit.when, shop) };
}

export type CompiledHandRaiser = {
  readonly handRaiser: HandRaiser;
  /** When the newest event that counts occurred, epoch milliseconds; -Infinity for none. */
  readonly newest: (scope: Scope) => number;
};

export function compileHandRaiser(handRaiser: HandRaiser, shop: Workshop): CompiledHandRaiser {
  const { types, where, withinDays } = handRaiser;
  const condition: Condition = { op: "event", types, where, times: 1, withinDays };
  const { dating } = compileCondition(condition, { ...gate, showsInterest: true }, shop);
  return { handRaiser, newest: dating };
}

/** A condition that either holds or does not: unknown is not enough for a gate or a stage. */
export function compileHolds(condition: Condition, shop: Workshop): (scope: Scope) => boolean {
  const { check } = compileCondition(condition, gate, shop);
  return (scope) => check(scope) === YES;
}
