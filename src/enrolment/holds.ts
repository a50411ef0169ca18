import type { Points, Trigger } from "../../config/scenarios/scenario.ts";
import { dayNumberOf, endOfDays } from "../scoring/reading/instant.ts";
import { customerPart, leadPart, type Score } from "../scoring/result.ts";
import type { Verdict } from "../scoring/facts.ts";
import type { Handoff } from "../store/crossings/handoffs.ts";
import { lastDid, type TriggerState } from "./trigger-state.ts";

const dayMs = 86_400_000;

/** Points by which a score must leave its threshold before a trigger is false again (contracts.md, Crossings). */
const hysteresis = 5;

/**
 * Whether a trigger's condition holds for the contact at `state.asOf`. `wasTrue`: it held before, so that a score
 * must leave its threshold by the hysteresis. Event-driven triggers hold while there is an event at all; which
 * one counts is cross's matter. Pure.
 */
export function holds(trigger: Trigger, state: TriggerState, wasTrue: boolean): boolean {
  const { score, asOf, lifecycle } = state;
  const slack = wasTrue ? hysteresis : 0;
  switch (trigger.on) {
    case "always":
      return true;
    case "ready":
      return score.readiness.ready || state.tellsOwner === true;
    case "notReady":
      return !score.readiness.ready;
    case "incomplete":
      return score.nextStep === "complete_profile";
    case "atLeast":
      return (pointsOf(score, trigger.of) ?? -Infinity) >= trigger.points - slack;
    case "below":
      return (pointsOf(score, trigger.of) ?? Infinity) < trigger.points + slack;
    case "segment":
      return trigger.segments.includes(score.segment);
    case "customerSegment":
      return customerPart(score) !== null && trigger.segments.includes(score.segment);
    case "lifecycle": {
      if (lifecycle === null || !trigger.stages.includes(lifecycle.stage)) return false;
      if (trigger.withinDays === null) return true;
      return lifecycle.since !== null && asOf - lifecycle.since < trigger.withinDays * dayMs;
    }
    case "did": {
      const at = lastDid(state, trigger.types);
      return at !== null && asOf - at < trigger.withinDays * dayMs;
    }
    case "unanswered":
    case "verdict":
    case "quiet":
    case "stuck":
    case "dateAhead": {
      const due = dueAt(trigger, state);
      return due !== null && due <= asOf;
    }
    case "event":
      return lastDid(state, trigger.types) !== null;
    case "all":
      return trigger.of.every((part) => holds(part, state, wasTrue));
    case "any":
      return trigger.of.some((part) => holds(part, state, wasTrue));
    default:
      return trigger satisfies never;
  }
}

/** The points that a trigger compares; null for a customer of whom nothing is known, whom no score starts (docs/contracts.md, Customers). */
export function pointsOf(score: Score, of: Points): number | null {
  if (of !== "customerScore") return leadPart(score)[of];
  return score.segment === "unknown" ? null : (customerPart(score)?.customerScore ?? null);
}

type Timed = Extract<
  Trigger,
  { readonly on: "unanswered" | "verdict" | "quiet" | "stuck" | "dateAhead" }
>;

function zoneOf({ timeZone = "UTC" }: TriggerState): string {
  return timeZone;
}

/** From when on a condition of time holds, if nothing else happens; null when it never will. Epoch milliseconds. */
export function dueAt(trigger: Timed, state: TriggerState): number | null {
  const { score, verdict } = state;
  switch (trigger.on) {
    case "unanswered": {
      const { handoff = null } = state;
      const isSales = score.readiness.ready || state.tellsOwner === true;
      if (!isSales || handoff === null || !waitsForAttempt(handoff, verdict)) return null;
      if (handoff.toldAt === null) return null;
      return trigger.until === "reminder" ? handoff.remindAt : handoff.contactBy;
    }
    case "verdict":
      return verdict?.value === trigger.value ? verdict.at + trigger.afterDays * dayMs : null;
    case "quiet": {
      const at = lastDid(state, trigger.types);
      return at === null ? null : at + trigger.days * dayMs;
    }
    case "stuck": {
      const at = lastDid(state, trigger.first);
      if (at === null || (lastDid(state, trigger.next) ?? -1) >= at) return null;
      return at + trigger.days * dayMs;
    }
    case "dateAhead": {
      const date = state.fieldValue?.(trigger.field) ?? "";
      // Its own day is still ahead until it is over.
      const end = endOfDays(date, dayNumberOf(date) === null ? 0 : 1, zoneOf(state));
      return end > state.asOf ? endOfDays(date, -trigger.days, zoneOf(state)) : null;
    }
    default:
      return trigger satisfies never;
  }
}

/** Whether nobody has tried the lead since it was told, nor answered. */
export function waitsForAttempt(handoff: Handoff, verdict: Verdict | null): boolean {
  return handoff.firstContactAt === null && (verdict === null || verdict.at <= handoff.crossedAt);
}

/**
 * When a trigger that holds became true by time, if nothing else made it true: of several parts that all must hold the
 * last one, of several of which any will do the first. Null where time has no part in it.
 */
export function fellDueAt(trigger: Trigger, state: TriggerState): number | null {
  switch (trigger.on) {
    case "unanswered":
    case "verdict":
    case "quiet":
    case "stuck":
    case "dateAhead": {
      const due = dueAt(trigger, state);
      return due !== null && due <= state.asOf ? due : null;
    }
    case "all":
    case "any": {
      const parts = trigger.of.filter((part) => holds(part, state, false));
      const dues = parts.map((part) => fellDueAt(part, state));
      if (trigger.on === "any") {
        return dues.reduce(
          (first, due) => (first === null || due === null ? null : Math.min(first, due)),
          dues[0] ?? null,
        );
      }
      const timed = dues.filter((due) => due !== null);
      return timed.length === 0 ? null : Math.max(...timed);
    }
    case "always":
    case "ready":
    case "notReady":
    case "incomplete":
    case "atLeast":
    case "below":
    case "segment":
    case "customerSegment":
    case "lifecycle":
    case "did":
    case "event":
      return null;
    default:
      return trigger satisfies never;
  }
}

/** The next instant after `state.asOf` at which the trigger may turn true or false by time alone; null for none. */
export function nextTurnAt(trigger: Trigger, state: TriggerState): number | null {
  const { asOf } = state;
  const later = (at: number | null): number | null => (at !== null && at > asOf ? at : null);
  switch (trigger.on) {
    case "unanswered":
    case "verdict":
    case "quiet":
    case "stuck":
    case "dateAhead":
      return later(dueAt(trigger, state));
    case "did": {
      const at = lastDid(state, trigger.types);
      return at === null ? null : later(at + trigger.withinDays * dayMs);
    }
    case "lifecycle": {
      const since = state.lifecycle?.since ?? null;
      return since === null || trigger.withinDays === null
        ? null
        : later(since + trigger.withinDays * dayMs);
    }
    case "all":
    case "any":
      return trigger.of.reduce<number | null>((soonest, part) => {
        const at = nextTurnAt(part, state);
        return at === null ? soonest : Math.min(soonest ?? Infinity, at);
      }, null);
    case "always":
    case "ready":
    case "notReady":
    case "incomplete":
    case "atLeast":
    case "below":
    case "segment":
    case "customerSegment":
    case "event":
      return null;
    default:
      return trigger satisfies never;
  }
}
