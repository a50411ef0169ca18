import { instantOf } from "../base/time/instant-of.ts";
import { triggerProperty } from "../../config/scenarios.ts";
import type { Scenario } from "../../config/scenarios/scenario.ts";
import type {
  Cause,
  Crossing,
  CrossingChange,
  EndedWhy,
  EnrolmentCall,
} from "../store/crossings/crossing.ts";
import { becomes, hasBegun, type FiredState } from "../store/crossings/state.ts";
import { sleeps, type Why } from "../store/crossings/whys.ts";
import { handoffScenario } from "../store/crossings/handoffs.ts";
import type { Acts } from "../scoring/acts.ts";
import { endOf, runningNurturing, takesPart } from "./end-of.ts";
import { waitsForAttempt } from "./holds.ts";
import type { Judgement } from "./judge.ts";
import { isGoalReached, isTriggered } from "./trigger.ts";
import { latest as latestEvent, type TriggerState } from "./trigger-state.ts";

export type Crossings = {
  readonly changes: readonly CrossingChange[];
  /** Scenarios that the contact takes part in afterwards, by name in alphabetical order. */
  readonly active: readonly string[];
  /** Trigger properties to write: an ISO instant, or empty to clear. */
  readonly properties: Readonly<Record<string, string>>;
  /** The contact raised its hand again while the hand-off of this generation waits for its first attempt; left out otherwise. */
  readonly askedAgain?: { readonly generation: number; readonly at: number };
};

/** What the portal adds to a scenario, and what the contact's news say. */
export type Rules<S> = {
  /** Whether an armed crossing that is true now may set anything off. */
  readonly judge: (scenario: S) => Judgement;
  /** What the contact did of late, which may wake a silent crossing or ask for hand-off again. Nothing where left out. */
  readonly acts?: (scenario: S, latest: Crossing | undefined) => Acts;
  /** Ids of the events that are new since the binding: an event-driven scenario starts by these alone. */
  readonly newEvents?: (scenario: S) => ReadonlySet<string>;
  /** Whether a roll-back finds this crossing as it was: not armed again. */
  readonly isRestored?: (latest: Crossing) => boolean;
  /** Takes one of the day's starts; false when the cap is reached. Always true where left out. */
  readonly mayStart?: (scenario: S) => boolean;
  /** Whether a silent one may wake without a raised hand; else its turn in the catch-up comes. Always true where left out. */
  readonly mayWake?: (scenario: S) => boolean;
  /** The call that enrols, for scenarios bound to a list or a workflow; null for the trigger property. */
  readonly callFor?: (scenario: S) => EnrolmentCall | null;
  /** Whether no workflow is bound, so that our own lists alone tell of it. Never where left out. */
  readonly isListed?: (scenario: S) => boolean;
  /** As what the breaker holds a start that may fire; null when it lets it pass. Null where left out. */
  readonly heldAs?: (scenario: S, judged: Judgement) => string | null;
  /** The contact stops being ready, and the breaker holds what follows from it. */
  readonly isFallHeld?: boolean;
  /** Something that the contact did stands behind this scoring: what the breaker holds of it goes on. */
  readonly isExplained?: boolean;
};

const dayMs = 86_400_000;
const nothing: Acts = { raisedAt: null, painAt: null };

/**
 * The crossings of one contact (contracts.md, Crossings): a scenario fires when its trigger turns true by evidence
 * while it is armed, and is armed again when the trigger turns false; an event-driven one fires anew with each new
 * event. Where the judgement says no, or the contact is handed off already, the crossing is recorded as fired and stays
 * silent, with the reason; a silent hand-off wakes when the contact acts. Of the nurturing scenarios one runs at a time;
 * those that come meanwhile, and what its cool-down or the day's cap holds back, wait and go by priority. What the breaker holds waits until somebody answers for it, or the
 * contact does something itself; of a fall that it holds nothing follows. Goal goes before hand-off, hand-off before re-arm. Pure: running it
 * again on its own result, when nothing is new any more, changes nothing.
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
  let askedAgain: Crossings["askedAgain"];
  const byPriority = bound.toSorted((a, b) => b.priority - a.priority);
  let nurturing = runningNurturing(byPriority, known, state);

  for (const scenario of byPriority) {
    const { name } = scenario;
    const call = rules.callFor?.(scenario) ?? null;
    const isListed = rules.isListed?.(scenario) ?? false;
    const hasTrigger = call === null && !isListed;
    const begun = isListed ? becomes.listed : call === null ? becomes.intended : becomes.calling;
    const latest = restoredOf(known.get(name));
    const isBehind = scenario.isNurturing && nurturing !== null && nurturing !== name;
    // A raised hand waits for no number a day.
    const mayGo = (isRaised = false): boolean =>
      !isBehind &&
      isCool(scenario, latest, asOf) &&
      ((rules.mayStart?.(scenario) ?? true) || isRaised);
    const mayWake = (isRaised: boolean): boolean => isRaised || (rules.mayWake?.(scenario) ?? true);
    const start = (at: number): void => {
      if (hasTrigger) properties[triggerProperty(name)] = new Date(at).toISOString();
      if (!isListed) active.push(name);
      if (scenario.isNurturing) nurturing = name;
    };
    const over = (generation: number, why: EndedWhy): void => {
      const shown = instantOf(state.properties[triggerProperty(name)]);
      const isTold = hasTrigger && shown !== null && shown === latest?.firedAt;
      changes.push({ scenario: name, generation, change: "ended", why, ...(isTold && { isTold }) });
    };
    const end = (...[generation, why]: Parameters<typeof over>): void => {
      over(generation, why);
      if (latest?.isWaiting === false && hasTrigger) properties[triggerProperty(name)] = "";
    };
    const record = (generation: number, given: Outcome): void => {
      const { outcome, why, cause, eventId = null, heldAs = null } = given;
      changes.push({
        scenario: name,
        generation,
        change: "fired",
        at: asOf,
        state: outcome,
        why,
        ...(cause !== undefined && { cause }),
        ...(eventId !== null && { eventId }),
        ...(heldAs !== null && { heldAs }),
        ...(hasBegun(outcome) && call !== null && { call }),
      });
      if (hasBegun(outcome)) start(asOf);
    };
    const next = (isRaised: boolean): FiredState => (mayGo(isRaised) ? begun : becomes.waiting);
    const fire = (generation: number, eventId: string | null, isStale = false): void => {
      const judged = rules.judge(scenario);
      const acts = rules.acts?.(scenario, undefined) ?? nothing;
      const isRaised = acts.raisedAt !== null;
      const why = notNow(scenario, state);
      if (why !== null && judged.fires) {
        return record(generation, { outcome: becomes.silent, why, eventId });
      }
      if (judged.fires && !isStale) {
        const heldAs = rules.heldAs?.(scenario, judged) ?? null;
        const outcome = heldAs === null ? next(isRaised) : becomes.held;
        return record(generation, {
          outcome,
          why: judged.why,
          cause: judged.cause,
          eventId,
          heldAs,
        });
      }
      if (judged.fires) {
        // Only its own new events set off what events set off.
        return record(generation, { outcome: becomes.silent, why: "time", eventId });
      }
      // Silent and woken in the same scoring.
      if (wakes(scenario, judged.why, acts) && mayWake(isRaised)) {
        const outcome = next(isRaised);
        return record(generation, { outcome, why: "woken", cause: "behaviour", eventId });
      }
      record(generation, { outcome: becomes.silent, why: judged.why, eventId });
    };

    const isArmed = latest === undefined || latest.rearmedAt !== null;
    if (!isArmed) {
      const standing = fallStanding(scenario, latest, state, rules);
      if (standing !== (latest.fall ?? null)) {
        const change = standing === null ? "over" : "held";
        changes.push({
          scenario: name,
          generation: latest.generation,
          change: "fall",
          fall: change,
        });
      }
      if (standing !== null) {
        if (takesPart(latest) && !latest.isWaiting && !isListed) active.push(name);
        continue;
      }
    }
    if (scenario.trigger.on === "event") {
      const fresh = freshEvents(scenario, latest, state, rules.newEvents?.(scenario));
      const last = fresh.at(-1);
      if (last !== undefined && isTriggered(scenario, state, false)) {
        let generation = latest?.generation ?? 0;
        if (!isArmed && latest !== undefined) {
          if (takesPart(latest)) over(generation, "done");
          changes.push({ scenario: name, generation, change: "rearmed" });
        }
        for (const { id } of fresh.slice(0, -1)) {
          generation += 1;
          record(generation, { outcome: becomes.silent, why: "overtaken", eventId: id });
          changes.push({ scenario: name, generation, change: "rearmed" });
        }
        fire(generation + 1, last.id);
        continue;
      }
    }
    if (isArmed) {
      if (isTriggered(scenario, state, false)) {
        const isStale = scenario.trigger.on === "event";
        fire((latest?.generation ?? 0) + 1, eventOf(scenario, state), isStale);
      }
      continue;
    }
    const { generation, firedAt, isWaiting } = latest;
    if (latest !== known.get(name))
      changes.push({ scenario: name, generation, change: "restored" });
    if (sleepsOn(latest) && isTriggered(scenario, state, true)) {
      const acts = rules.acts?.(scenario, latest) ?? nothing;
      const isRaised = acts.raisedAt !== null;
      const isAwake = wakes(scenario, latest.why, acts) && notNow(scenario, state) === null;
      if (isAwake && mayWake(isRaised)) {
        const outcome = next(isRaised);
        changes.push({
          scenario: name,
          generation,
          change: "woken",
          at: asOf,
          state: outcome,
          why: "woken",
          ...(hasBegun(outcome) && call !== null && { call }),
        });
        if (hasBegun(outcome)) start(asOf);
        continue;
      }
    }
    if (name === handoffScenario && !latest.silent) {
      const { raisedAt } = rules.acts?.(scenario, latest) ?? nothing;
      const { handoff = null, verdict } = state;
      const isNew = raisedAt !== null && isTriggered(scenario, state, true);
      if (isNew && isWaiting) {
        changes.push({
          scenario: name,
          generation,
          change: "released",
          ...(isListed && { isListed }),
          ...(call && { call }),
        });
        start(firedAt);
        continue;
      }
      if (isNew && handoff !== null) {
        const stillWaits =
          handoff.generation === generation &&
          handoff.addressee === "sales" &&
          latest.endedAt === null &&
          waitsForAttempt(handoff, verdict);
        if (stillWaits) askedAgain = { generation, at: raisedAt };
        else {
          if (takesPart(latest)) over(generation, endOf(scenario, latest, state) ?? "rearmed");
          changes.push({ scenario: name, generation, change: "rearmed" });
          record(generation + 1, { outcome: begun, why: "new_evidence", cause: "behaviour" });
          continue;
        }
      }
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
  return {
    changes,
    active: active.sort(),
    properties,
    ...(askedAgain !== undefined && { askedAgain }),
  };

  function restoredOf(latest: Crossing | undefined): Crossing | undefined {
    if (latest === undefined || latest.rearmedAt === null) return latest;
    const scenario = bound.find(({ name }) => name === latest.scenario);
    const isBack =
      scenario !== undefined &&
      rules.isRestored?.(latest) === true &&
      isTriggered(scenario, state, true);
    if (!isBack) return latest;
    const goesOn = latest.scenario === handoffScenario && latest.endedWhy === "rearmed";
    return { ...latest, rearmedAt: null, endedAt: goesOn ? null : latest.endedAt };
  }
}

/** What becomes of a crossing that fires. */
type Outcome = {
  readonly outcome: Extract<CrossingChange, { readonly change: "fired" }>["state"];
  readonly why: Why;
  readonly cause?: Cause;
  readonly eventId?: string | null;
  readonly heldAs?: string | null;
};

/** Somebody's answer to the breaker has not come. */
function isKept({ isHeld }: Crossing, { isExplained }: Rules<never>): boolean {
  return isHeld === true && isExplained !== true;
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

/** Whether a crossing sleeps: silent for a reason that what the contact does ends. */
function sleepsOn(latest: Crossing): boolean {
  return latest.silent && latest.endedAt === null && sleeps(latest.why);
}

/** Only hand-off and rising scores wake; nurturing never does. */
function wakes({ name, trigger }: Scenario, why: string | undefined, acts: Acts): boolean {
  if (!sleeps(why)) return false;
  if (name !== handoffScenario && trigger.on !== "atLeast") return false;
  return acts.painAt !== null || acts.raisedAt !== null;
}

/** The event that an event-driven scenario looks at when it is first recorded; null for other scenarios. */
function eventOf({ trigger }: Scenario, state: TriggerState): string | null {
  return trigger.on === "event" ? (latestEvent(state, trigger.types)?.id ?? null) : null;
}

/** The events that set an event-driven scenario off anew, in the order in which they happened. */
function freshEvents(
  { trigger }: Scenario,
  latest: Crossing | undefined,
  { events, asOf }: TriggerState,
  isNew: ReadonlySet<string> | undefined,
) {
  if (trigger.on !== "event") return [];
  return events
    .filter(
      ({ id, type, occurredAt }) =>
        trigger.types.includes(type) &&
        occurredAt <= asOf &&
        id !== (latest?.eventId ?? null) &&
        (isNew?.has(id) ?? false),
    )
    .toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));
}

function isCool({ coolDownDays }: Scenario, latest: Crossing | undefined, asOf: number): boolean {
  const last = latest?.lastStartedAt ?? null;
  return last === null || asOf - last >= coolDownDays * dayMs;
}

/** Nothing is set off that would be over at once: nobody is sent to nurturing who is with sales already. Null where nothing stands against it. */
export function notNow(
  scenario: Scenario,
  state: TriggerState,
): "goal_reached" | "handed_off" | null {
  if (isGoalReached(scenario, state, state.asOf)) return "goal_reached";
  return scenario.isNurturing && state.score.readiness.ready ? "handed_off" : null;
}
