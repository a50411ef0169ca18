import type { CompiledModel } from "./compile/compile.ts";
import type { Facts } from "./facts.ts";
import type { Score } from "./result.ts";
import type { Scope } from "./compile/scope.ts";
import { DAY } from "./time.ts";

export type Reason = Score["reason"];

/**
 * Why the numbers alone do not decide, in the order of contracts.md: exclusion, limit, verdict, then
 * hand-raiser. Null when they do. Objections and customers are settled before (score.ts).
 */
export function reasonOf(compiled: CompiledModel, facts: Facts, scope: Scope): Reason {
  for (const { exclusion, holds } of compiled.exclusions) {
    const held = holds(scope);
    if (held !== null) return { kind: "exclusion", id: exclusion.id, until: held.until };
  }
  for (const { limit, holds } of compiled.limits) {
    if (holds(scope)) return { kind: "limit", id: limit.id };
  }
  return verdictReason(compiled, facts, scope) ?? handRaiserReason(compiled, scope);
}

/** Yes leaves the ready queue; maybe waits for newer interest; never stays until it expires. */
function verdictReason(compiled: CompiledModel, facts: Facts, scope: Scope): Reason {
  const { verdict } = facts;
  if (verdict === null || verdict.at > scope.asOf) return null;
  const { value, at } = verdict;
  const days = compiled.model.neverExpiresAfterDays;
  if (value === "never" && days !== null && scope.asOf >= at + days * DAY) return null;
  if (value === "maybe" && newestInterest(compiled, scope) > at) return null;
  return { kind: "verdict", value };
}

function newestInterest({ slots }: CompiledModel, { newest }: Scope): number {
  let latest = -Infinity;
  for (const { index, showsInterest } of slots) {
    if (showsInterest) latest = Math.max(latest, newest[index] ?? -Infinity);
  }
  return latest;
}

function handRaiserReason(compiled: CompiledModel, scope: Scope): Reason {
  let latest: Reason = null;
  let at = -Infinity;
  for (const { handRaiser, newest } of compiled.handRaisers) {
    const raised = newest(scope);
    if (raised > at) {
      at = raised;
      latest = { kind: "handRaiser", eventType: handRaiser.types[0] ?? "", at };
    }
  }
  return latest;
}
