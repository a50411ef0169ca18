import type { Scenario } from "../../config/scenarios.ts";
import type { Score } from "../scoring/result.ts";

/** What a scenario's trigger and goal look at. */
export type TriggerState = {
  readonly score: Score;
  readonly unsubscribed: boolean;
  /** When the contact last did something, epoch milliseconds, not later than now; null when it never did. */
  readonly lastBehaviourAt: number | null;
  /** When sales gave its verdict, epoch milliseconds; null while there is none. */
  readonly answeredAt: number | null;
};

/** Whether the scenario's condition holds for the contact now. Pure. */
export function isTriggered(scenario: Scenario, state: TriggerState): boolean {
  const { score } = state;
  if (score.kind !== "lead" || score.nextStep === "excluded") return false;
  if (scenario.sendsMail && state.unsubscribed) return false;
  switch (scenario.trigger) {
    case "lead":
      return true;
    case "notReady":
      return !score.readiness.ready;
    case "ready":
      return score.readiness.ready;
    default:
      return scenario.trigger satisfies never;
  }
}

/** Whether the scenario that was set off at `firedAt` has reached what it is for. Pure. */
export function isGoalReached(scenario: Scenario, state: TriggerState, firedAt: number): boolean {
  switch (scenario.goal) {
    case "active":
      return state.lastBehaviourAt !== null && state.lastBehaviourAt > firedAt;
    case "ready":
      return state.score.readiness.ready;
    case "answered":
      // An earlier verdict ('maybe') is no answer to a later hand-off.
      return state.answeredAt !== null && state.answeredAt > firedAt;
    default:
      return scenario.goal satisfies never;
  }
}
