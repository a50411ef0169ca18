import type { Audience, Scenario } from "../../config/scenarios/scenario.ts";
import { holds, pointsOf } from "./holds.ts";
import { lastDid, type TriggerState } from "./trigger-state.ts";

/**
 * Whether the scenario's condition holds for the contact now and the contact is one of those that it is for.
 * `wasTrue`: the contact is fired, so that scores must leave their threshold by the hysteresis, and who it was
 * for at its start is not asked again but for its kind, mail and exclusion. Pure.
 */
export function isTriggered(scenario: Scenario, state: TriggerState, wasTrue: boolean): boolean {
  const { score } = state;
  if (!isOfKind(scenario.audience, state) || score.nextStep === "excluded") return false;
  if (scenario.sendsMail && state.unsubscribed) return false;
  if (!wasTrue && !isMeant(scenario, state)) return false;
  return holds(scenario.trigger, state, wasTrue);
}

function isOfKind({ kind }: Audience, { score }: TriggerState): boolean {
  return kind === "anyone" || score.kind === kind;
}

/** An audience by segment, role and funnel stage, and the least score, decide who enters. */
function isMeant({ audience, minimumScore }: Scenario, { score }: TriggerState): boolean {
  const { segments, roles, stages } = audience;
  const points = pointsOf(score, score.kind === "customer" ? "customerScore" : "leadScore");
  return (
    (segments === undefined || segments.includes(score.segment)) &&
    (roles === undefined || roles.includes(score.role)) &&
    (stages === undefined || stages.includes(score.funnelStage)) &&
    (minimumScore === null || (points ?? -Infinity) >= minimumScore)
  );
}

/** Whether the scenario that was set off at `firedAt` has reached what it is for. Pure. */
export function isGoalReached(scenario: Scenario, state: TriggerState, firedAt: number): boolean {
  const { goal } = scenario;
  const since = (at: number | null): boolean => at !== null && at > firedAt;
  switch (goal.by) {
    case "active":
      return since(lastDid(state, null));
    case "did":
      return since(lastDid(state, goal.types));
    case "ready":
      return state.score.readiness.ready;
    case "answered":
      // An earlier verdict ('maybe') is no answer to a later hand-off.
      return since(state.verdict?.at ?? null);
    case "customer":
      return state.score.kind === "customer";
    case "trigger":
      return false;
    default:
      return goal satisfies never;
  }
}
