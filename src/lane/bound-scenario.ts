import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { BoundScenario } from "../portal-work.ts";
import type { Binding, Portal } from "../store/portals/portals.ts";

function callOf(actuator: Binding["actuator"], target: string | undefined): BoundScenario["call"] {
  if (actuator === "task") return { actuator, target: "owner" };
  return actuator === "property" || target === undefined ? null : { actuator, target };
}

/** A scenario as an admin bound it: with the call that enrols, and what was set instead of its own numbers. */
export function boundScenario(scenario: Scenario, binding: Binding): BoundScenario {
  const { actuator, target, boundAt } = binding;
  return {
    ...scenario,
    boundAt,
    call: callOf(actuator, target),
    audience: { ...scenario.audience, ...binding.audience },
    minimumScore: binding.minimumScore === undefined ? scenario.minimumScore : binding.minimumScore,
    coolDownDays: binding.coolDownDays ?? scenario.coolDownDays,
    mostADay: binding.mostADay === undefined ? scenario.mostADay : binding.mostADay,
  };
}

/** The hand-off of a portal that bound no workflow to it: it counts from the install. */
export function listedScenario(scenario: Scenario, { installedAt }: Portal): BoundScenario {
  return { ...scenario, boundAt: installedAt, call: null, isListed: true };
}

/** A scenario of the SLA that no workflow is bound to tells the contact's owner by a task, from the install on. */
export function taskScenario(scenario: Scenario, { installedAt }: Portal): BoundScenario {
  return { ...scenario, boundAt: installedAt, call: { actuator: "task", target: "owner" } };
}
