import { instantOf } from "../base/time/instant-of.ts";
import { triggerProperty } from "../../config/scenarios.ts";
import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { Crossing, CrossingChange, EnrolmentCall } from "../store/crossings/crossing.ts";
import { becomes, hasBegun, type FiredState } from "../store/crossings/state.ts";
import { endOf, runningNurturing, takesPart } from "./end-of.ts";
import type { Right } from "./right-to-fire.ts";
import { isGoalReached, isTriggered } from "./trigger.ts";
import { latest as latestEvent, type TriggerState } from "./trigger-state.ts";

export type Crossings = {
  readonly changes: readonly CrossingChange[];
  /** Scenarios that the contact takes part in afterwards, by name in alphabetical order. */
  readonly active: readonly string[];
  /** Trigger properties to write: an ISO instant, or empty to clear. */
  readonly properties: Readonly<Record<string, string>>;
};

/** What the portal adds to a scenario. */
export type Rules<S> = {
  /** Whether a crossing found now may set anything off. */
  readonly right: (scenario: S) => Right;
  /** Takes one of the day's starts; false when the cap is reached. Always true where left out. */
  readonly mayStart?: (scenario: S) => boolean;
  /** The call that enrols, for scenarios bound to a list or a workflow; null for the trigger property. */
  readonly callFor?: (scenario: S) => EnrolmentCall | null;
  /** Whether no workflow is bound, so that our own lists alone tell of it. Never where left out. */
  readonly isListed?: (scenario: S) => boolean;
  /** As what the breaker holds a start that may fire; null when it lets it pass. Null where left out. */
  readonly heldAs?: (scenario: S, right: Right) => string | null;
  /** The contact stops being ready, and the breaker holds what follows from it. */
  readonly isFallHeld?: boolean;
  /** Something that the contact did stands behind this scoring: what the breaker holds of it goes on. */
  readonly isExplained?: boolean;
};

const dayMs = 86_400_000;

/**
 * The crossings of one contact (contracts.md, Crossings): a scenario fires when its trigger turns true
 * while it is armed, and is armed again when the trigger turns false; an event-driven one fires anew with each
 * newer event. Where `right` says no, or the contact is handed off already, the crossing is recorded as fired
 * and stays silent, with the reason. Of the nurturing scenarios one runs at a time; those that come meanwhile,
 * and what its cool-down or the day's cap holds back, wait and go by priority; a paced one waits until
 * release-paced.ts gives it its turn. What the breaker holds waits until somebody answers for it, or the contact does
 * something itself; of a fall that it holds nothing follows. Hand-off ends nurturing. Pure:
 * running it again on its own result changes nothing.
 */
export function cross<S extends Scenario>(
  bound: readonly S[],
  known: ReadonlyMap<string, Crossing>,
  state: TriggerState,
  rules: Rules<S>,
): Crossings {
  const { asOf } = state;
  const changes: CrossingChange[] = [];
  const active: string[] = [];
  const properties: Record<string, string> = {};
  const byPriority = bound.toSorted((a, b) => b.priority - a.priority);
  let nurturing = runningNurturing(byPriority, known, state);

  for (const scenario of byPriority) {
    const { name } = scenario;
    const call = rules.callFor?.(scenario) ?? null;
    const isListed = rules.isListed?.(scenario) ?? false;
    const hasTrigger = call === null && !isListed;
    const latest = known.get(name);
    const isBehind = scenario.isNurturing && nurturing !== null && nurturing !== name;
    const mayGo = (): boolean =>
      !isBehind && isCool(scenario, latest, asOf) && (rules.mayStart?.(scenario) ?? true);
    const start = (at: number): void => {
      if (hasTrigger) properties[triggerProperty(name)] = new Date(at).toISOString();
      if (!isListed) active.push(name);
      if (scenario.isNurturing) nurturing = name;
    };
    const over = (generation: number, why: "goal" | "handoff" | "rearmed" | "priority"): void => {
      const shown = instantOf(state.properties[triggerProperty(name)]);
      const isTold = hasTrigger && shown !== null && shown === latest?.firedAt;
      changes.push({ scenario: name, generation, change: "ended", why, ...(isTold && { isTold }) });
    };
    const end = (...[generation, why]: Parameters<typeof over>): void => {
      over(generation, why);
      if (latest?.isWaiting === false && hasTrigger) properties[triggerProperty(name)] = "";
    };
    const fire = (generation: number, eventId: string | null): void => {
      const right = rightNow(scenario, state, rules.right(scenario));
      const { mayFire, why, rollout } = right;
      const heldAs = mayFire ? (rules.heldAs?.(scenario, right) ?? null) : null;
      const silent = rollout === undefined ? becomes.silent : becomes.paced;
      const begun = isListed ? becomes.listed : call === null ? becomes.intended : becomes.calling;
      const next = (): FiredState => (mayGo() ? begun : becomes.waiting);
      const outcome = !mayFire ? silent : heldAs === null ? next() : becomes.held;
      changes.push({
        scenario: name,
        generation,
        change: "fired",
        at: asOf,
        state: outcome,
        why,
        ...(eventId !== null && { eventId }),
        ...(rollout !== undefined && { rollout }),
        ...(heldAs !== null && { heldAs }),
        ...(hasBegun(outcome) && call !== null && { call }),
      });
      if (hasBegun(outcome)) start(asOf);
    };

    const event = newerEvent(scenario, latest, state);
    if (latest === undefined || latest.rearmedAt !== null) {
      if (isTriggered(scenario, state, false)) {
        fire((latest?.generation ?? 0) + 1, event);
      }
      continue;
    }
    const { generation, firedAt, isWaiting } = latest;
    const standing = fallStanding(scenario, latest, state, rules);
    if (standing !== (latest.fall ?? null)) {
      const change = standing === null ? "over" : "held";
      changes.push({ scenario: name, generation, change: "fall", fall: change });
    }
    if (standing !== null) {
      if (takesPart(latest) && !isWaiting && !isListed) active.push(name);
      continue;
    }
    if (event !== null && isTriggered(scenario, state, false)) {
      if (takesPart(latest)) over(generation, "rearmed");
      changes.push({ scenario: name, generation, change: "rearmed" });
      fire(generation + 1, event);
      continue;
    }
    if (takesPart(latest)) {
      const isIn = !isWaiting && latest.isRefused !== true;
      const why = endOf(scenario, latest, state) ?? (isBehind && isIn ? "priority" : null);
      if (why !== null) {
        end(generation, why);
      } else if (isIn) {
        if (!isListed) active.push(name);
      } else if (isWaiting && !isKept(latest, rules) && mayGo()) {
        changes.push({
          scenario: name,
          generation,
          change: "released",
          ...(isListed && { isListed }),
          ...(call && { call }),
        });
        start(firedAt);
      }
    }
    if (!isTriggered(scenario, state, true)) {
      changes.push({ scenario: name, generation, change: "rearmed" });
    }
  }
  return { changes, active: active.sort(), properties };
}

/** Neither its turn after a publish nor somebody's answer to the breaker has come. */
function isKept({ isPaced, isHeld }: Crossing, { isExplained }: Rules<never>): boolean {
  return isPaced === true || (isHeld === true && isExplained !== true);
}

/**
 * Whether the crossing stays as it is because the breaker holds its contact's fall, or somebody dropped that: until the
 * lead is ready again, or does something itself, or the goal is reached.
 */
function fallStanding(
  scenario: Scenario,
  latest: Crossing,
  state: TriggerState,
  rules: Rules<never>,
): "held" | "dropped" | null {
  const { fall = null } = latest;
  if (fall === null)
    return rules.isFallHeld === true && needsReady(scenario, state) ? "held" : null;
  const { ready, belowSince } = state.score.readiness;
  const isOver =
    rules.isExplained === true ||
    (ready && belowSince === null) ||
    isGoalReached(scenario, state, latest.firedAt);
  return isOver ? null : fall;
}

/** Whether its trigger is false for whoever is not ready. */
function needsReady(scenario: Scenario, state: TriggerState): boolean {
  const readiness = { ready: false, readySince: null, belowSince: null };
  return !isTriggered(scenario, { ...state, score: { ...state.score, readiness } }, true);
}

/** The id of the event that sets an event-driven scenario off now; null for none, and for other scenarios. */
function newerEvent(
  { trigger }: Scenario,
  latest: Crossing | undefined,
  state: TriggerState,
): string | null {
  if (trigger.on !== "event") return null;
  const id = latestEvent(state, trigger.types)?.id ?? null;
  return id === (latest?.eventId ?? null) ? null : id;
}

function isCool({ coolDownDays }: Scenario, latest: Crossing | undefined, asOf: number): boolean {
  const last = latest?.lastStartedAt ?? null;
  return last === null || asOf - last >= coolDownDays * dayMs;
}

/** Nothing is set off that would be over at once: nobody is sent to nurturing who is with sales already. */
function rightNow(scenario: Scenario, state: TriggerState, right: Right): Right {
  if (!right.mayFire && right.rollout === undefined) return right;
  if (isGoalReached(scenario, state, state.asOf)) return { mayFire: false, why: "goal reached" };
  return scenario.isNurturing && state.score.readiness.ready
    ? { mayFire: false, why: "handed off" }
    : right;
}
