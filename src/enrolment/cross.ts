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
 * while it is armed, and is armed again when the trigger turns false. Where `right` says no, the crossing
 * is recorded as fired and stays silent, with the reason. Of the nurturing scenarios one runs at a time, by priority; the others wait. Hand-off ends
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
  const isHandedOff = state.score.readiness.ready;
  let isNurtured = false;

  for (const scenario of bound.toSorted((a, b) => b.priority - a.priority)) {
    const { name } = scenario;
    const latest = known.get(name);
    const fired = latest !== undefined && latest.rearmedAt === null ? latest : undefined;
    const triggered = isTriggered(scenario, state);

    if (fired === undefined) {
      if (!triggered) continue;
      const { mayFire, why } = outranked(scenario, isHandedOff) ?? right(scenario);
      const generation = (latest?.generation ?? 0) + 1;
      const mustWait = scenario.isNurturing && isNurtured;
      const outcome = !mayFire ? "recorded" : mustWait ? "waiting" : "intended";
      changes.push({ scenario: name, generation, change: "fired", at: asOf, state: outcome, why });
      if (outcome === "intended") {
        properties[triggerProperty(name)] = new Date(asOf).toISOString();
        active.push(name);
        if (scenario.isNurturing) isNurtured = true;
      }
      continue;
    }

    const { generation } = fired;
    const takesPart = !fired.silent && fired.endedAt === null;
    const endedBy = !triggered
      ? "rearmed"
      : isGoalReached(scenario, state, fired.firedAt)
        ? "goal"
        : scenario.isNurturing && isHandedOff
          ? "handoff"
          : null;
    if (takesPart && endedBy !== null) {
      changes.push({ scenario: name, generation, change: "ended", why: endedBy });
      if (!fired.isWaiting) properties[triggerProperty(name)] = "";
    } else if (takesPart && fired.isWaiting && !isNurtured) {
      changes.push({ scenario: name, generation, change: "released" });
      properties[triggerProperty(name)] = new Date(fired.firedAt).toISOString();
      active.push(name);
      isNurtured = true;
    } else if (takesPart && !fired.isWaiting) {
      active.push(name);
      if (scenario.isNurturing) isNurtured = true;
    }
    if (!triggered) changes.push({ scenario: name, generation, change: "rearmed" });
  }
  return { changes, active: active.sort(), properties };
}

/** A lead that is ready goes to sales: no nurturing begins beside that. */
function outranked(scenario: Scenario, isHandedOff: boolean): Right | null {
  return scenario.isNurturing && isHandedOff ? { mayFire: false, why: "handed off" } : null;
}
