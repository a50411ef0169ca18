import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { Crossing, EndedWhy } from "../store/crossings/crossing.ts";
import { holds } from "./holds.ts";
import { isGoalReached, isTriggered } from "./trigger.ts";
import type { TriggerState } from "./trigger-state.ts";

const dayMs = 86_400_000;

/** Whether the contact is in the scenario, or waits to enter it. */
export function takesPart(crossing: Crossing): boolean {
  return !crossing.silent && crossing.endedAt === null;
}

/**
 * Why the scenario is over for the contact; null while it goes on. Its goal goes before hand-off, hand-off before its
 * trigger turning false (contracts.md, Goal before re-arm). What an event set off is over after a day.
 */
export function endOf(
  scenario: Scenario,
  crossing: Crossing,
  state: TriggerState,
): EndedWhy | null {
  const { trigger, goal, isNurturing } = scenario;
  if (isGoalReached(scenario, state, crossing.firedAt)) return "goal";
  if (trigger.on === "event" && !crossing.isWaiting && state.asOf - crossing.firedAt >= dayMs) {
    return "done";
  }
  if (isNurturing && state.score.readiness.ready) return "handoff";
  if (isTriggered(scenario, state, true)) return null;
  return goal.by === "none" && !holds(trigger, state, true) ? "done" : "rearmed";
}

/** The nurturing scenario that runs and goes on: of several, which a merge can bring about, the first. */
export function runningNurturing(
  byPriority: readonly Scenario[],
  known: ReadonlyMap<string, Crossing>,
  state: TriggerState,
): string | null {
  const running = byPriority.find((scenario) => {
    const latest = known.get(scenario.name);
    return (
      scenario.isNurturing &&
      latest !== undefined &&
      latest.rearmedAt === null &&
      takesPart(latest) &&
      !latest.isWaiting &&
      latest.isRefused !== true &&
      endOf(scenario, latest, state) === null
    );
  });
  return running?.name ?? null;
}
