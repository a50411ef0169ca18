import type { CompiledModel } from "./compile/compile.ts";
import type { BehaviourEvent, Facts } from "./facts.ts";
import type { LeadScore } from "./result.ts";
import type { Scope } from "./compile/scope.ts";
import { answerOf } from "./sales-answer.ts";

type Reason = LeadScore["reason"];
type RaisedHand = Extract<Reason, { readonly kind: "handRaiser" }>;

/**
 * Why the numbers alone do not decide, in the order of contracts.md: exclusion, limit, verdict, then
 * hand-raiser. Null when they do. Objections and customers are settled before (score.ts).
 */
export function reasonOf(
  compiled: CompiledModel,
  facts: Facts,
  events: readonly BehaviourEvent[],
  scope: Scope,
): Reason {
  for (const { exclusion, holds } of compiled.exclusions) {
    const held = holds(scope);
    if (held !== null) return { kind: "exclusion", id: exclusion.id, until: held.until };
  }
  for (const { limit, holds } of compiled.limits) {
    if (holds(scope)) return { kind: "limit", id: limit.id };
  }
  const raised = handRaiserReason(compiled, scope);
  const answer = answerOf(compiled, facts, events, raised?.at ?? -Infinity, scope.asOf);
  return answer === null ? raised : { kind: "verdict", value: answer };
}

function handRaiserReason(compiled: CompiledModel, scope: Scope): RaisedHand | null {
  let latest: RaisedHand | null = null;
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
