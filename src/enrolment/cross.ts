import { triggerProperty, type Scenario } from "../../config/scenarios.ts";
import type { Crossing, CrossingChange } from "../store/crossing.ts";
import type { Right } from "./right-to-fire.ts";
import { isGoalReached, isTriggered, type TriggerState } from "./trigger.ts";

export type Crossings = {
  readonly changes: readonly CrossingChange[];
  /** Scenarios that the contact takes part in afterwards, by name in alphabetical order. */
  readonly active: readonly string[];
  /** Trigger properties to write: an ISO instant, or empty to clear. */
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * The crossings of one contact (contracts.md, Crossings): a scenario fires when its trigger turns true
 * while it is armed, and is armed again when the trigger turns false. Where `right` says no, or the contact
 * is handed off already, the crossing is recorded as fired and stays silent, with the reason. Of the
 * nurturing scenarios one runs at a time: those that come meanwhile wait, and go by priority. Hand-off ends
 * nurturing. Pure: running it again on its own result changes nothing.
 */
export function cross<S extends Scenario>(
  bound: readonly S[],
  known: ReadonlyMap<string, Crossing>,
  state: TriggerState,
  right: (scenario: S) => Right,
  asOf: number,
): Crossings {
  const changes: CrossingChange[] = [];
  const active: string[] = [];
  const properties: Record<string, string> = {};
  const byPriority = bound.toSorted((a, b) => b.priority - a.priority);
  let nurturing = runningNurturing(byPriority, known, state);

  for (const scenario of byPriority) {
    const { name } = scenario;
    const latest = known.get(name);
    const mustWait = scenario.isNurturing && nurturing !== null && nurturing !== name;
    const start = (at: number): void => {
      properties[triggerProperty(name)] = new Date(at).toISOString();
      active.push(name);
      if (scenario.isNurturing) nurturing = name;
    };

    if (latest === undefined || latest.rearmedAt !== null) {
      if (!isTriggered(scenario, state)) continue;
      const generation = (latest?.generation ?? 0) + 1;
      const { mayFire, why } = rightNow(scenario, state, right(scenario), asOf);
      const outcome = !mayFire ? "recorded" : mustWait ? "waiting" : "intended";
      changes.push({ scenario: name, generation, change: "fired", at: asOf, state: outcome, why });
      if (outcome === "intended") start(asOf);
      continue;
    }

    const { generation, firedAt, isWaiting } = latest;
    if (takesPart(latest)) {
      const why = endOf(scenario, latest, state) ?? (mustWait && !isWaiting ? "priority" : null);
      if (why !== null) {
        changes.push({ scenario: name, generation, change: "ended", why });
        if (!isWaiting) properties[triggerProperty(name)] = "";
      } else if (!isWaiting) {
        active.push(name);
      } else if (!mustWait) {
        changes.push({ scenario: name, generation, change: "released" });
        start(firedAt);
      }
    }
    if (!isTriggered(scenario, state)) {
      changes.push({ scenario: name, generation, change: "rearmed" });
    }
  }
  return { changes, active: active.sort(), properties };
}

/** The nurturing scenario that runs and goes on: of several, which a merge can bring about, the first. */
function runningNurturing(
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
      endOf(scenario, latest, state) === null
    );
  });
  return running?.name ?? null;
}

function takesPart(crossing: Crossing): boolean {
  return !crossing.silent && crossing.endedAt === null;
}

/** Nothing is set off that would be over at once: nobody is sent to nurturing who is with sales already. */
function rightNow(scenario: Scenario, state: TriggerState, right: Right, asOf: number): Right {
  if (!right.mayFire) return right;
  if (isGoalReached(scenario, state, asOf)) return { mayFire: false, why: "goal reached" };
  return scenario.isNurturing && state.score.readiness.ready
    ? { mayFire: false, why: "handed off" }
    : right;
}

/** Why the scenario is over for the contact; null while it goes on. */
function endOf(
  scenario: Scenario,
  crossing: Crossing,
  state: TriggerState,
): "rearmed" | "goal" | "handoff" | null {
  if (!isTriggered(scenario, state)) return "rearmed";
  if (isGoalReached(scenario, state, crossing.firedAt)) return "goal";
  return scenario.isNurturing && state.score.readiness.ready ? "handoff" : null;
}
