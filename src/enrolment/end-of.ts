import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { Crossing } from "../store/crossings/crossing.ts";
import { isGoalReached, isTriggered } from "./trigger.ts";
import type { TriggerState } from "./trigger-state.ts";

const dayMs = 86_400_000;

/** Whether the contact is in the scenario, or waits to enter it. */
export function takesPart(crossing: Crossing): boolean {
  return !crossing.silent && crossing.endedAt === null;
}

/** Why the scenario is over for the contact; null while it goes on. What an event set off is over after a day. */
export function endOf(
  scenario: Scenario,
  crossing: Crossing,
  state: TriggerState,
): "rearmed" | "goal" | "handoff" | null {
  if (!isTriggered(scenario, state, true)) return "rearmed";
  if (isGoalReached(scenario, state, crossing.firedAt)) return "goal";
  if (
    scenario.trigger.on === "event" &&
    !crossing.isWaiting &&
    state.asOf - crossing.firedAt >= dayMs
  ) {
    return "goal";
  }
  return scenario.isNurturing && state.score.readiness.ready ? "handoff" : null;
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
