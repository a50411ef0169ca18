import type { Random } from "../random.ts";
import type { FaultKind, FaultRule } from "./fault.ts";

export type PlannedFault = { readonly kind: FaultKind; readonly rule: FaultRule };

/** Decides by seed which calls fail. */
export type FaultPlan = {
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** The fault of this call, null for none. */
  next(route: string, needsToken: boolean): PlannedFault | null;
};

export function createFaultPlan(random: Random, rules: readonly FaultRule[] = []): FaultPlan {
  let active = rules.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
  return {
    add: (rule) => {
      active.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear: () => {
      active = [];
    },
    next: (route, needsToken) => {
      for (const entry of active) {
        const { route: prefix, rate = 1, kinds } = entry.rule;
        const concerns = prefix === undefined ? needsToken : route.startsWith(prefix);
        if (!concerns || entry.left <= 0 || !random.chance(rate)) continue;
        entry.left -= 1;
        return { kind: random.pick(kinds), rule: entry.rule };
      }
      return null;
    },
  };
}
