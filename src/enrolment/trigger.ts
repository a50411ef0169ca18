import type { Audience, Scenario } from "../../config/scenarios/scenario.ts";
import { isOwnAct } from "../scoring/event-source.ts";
import { dueAt, holds, pointsOf } from "./holds.ts";
import { lastDid, type TriggerState } from "./trigger-state.ts";

const dayMs = 86_400_000;

/**
 * Whether the scenario's condition holds for the contact now and the contact is one of those that it is for.
 * `wasTrue`: the contact is fired, so that scores must leave their threshold by the hysteresis, and who it was
 * for at its start is not asked again but for its kind, mail and exclusion. Pure.
 */
export function isTriggered(scenario: Scenario, state: TriggerState, wasTrue: boolean): boolean {
  const { score } = state;
  if (!isOfKind(scenario.audience, state) || score.nextStep === "excluded") return false;
  if (scenario.sendsMail && state.unsubscribed) return false;
  if (scenario.isNurturing && isWithSales(score)) return false;
  if (!wasTrue && !isMeant(scenario, state)) return false;
  return holds(scenario.trigger, state, wasTrue);
}

/** Whom sales has is in no nurturing (docs/contracts.md, Verdict). */
function isWithSales({ nextStep }: TriggerState["score"]): boolean {
  return nextStep === "with_sales" || nextStep === "tell_owner";
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

/** Opening, clicking and subscribing are no activity: machines open every link, and a newsletter takes one click. */
const passive: ReadonlySet<string> = new Set([
  "email_opened",
  "email_clicked",
  "newsletter_subscribed",
]);

/** Whether the scenario that was set off at `firedAt` (epoch milliseconds) has reached what it is for (contracts.md, Goal before re-arm). Pure. */
export function isGoalReached(scenario: Scenario, state: TriggerState, firedAt: number): boolean {
  const { goal, trigger } = scenario;
  const { score, verdict, handoff = null, lifecycle, asOf } = state;
  const since = (at: number | null): boolean => at !== null && at > firedAt;
  switch (goal.by) {
    case "active":
      return state.events.some(
        (event) =>
          since(event.occurredAt) &&
          event.occurredAt <= asOf &&
          !passive.has(event.type) &&
          isOwnAct(event),
      );
    case "did":
      return since(lastDid(state, goal.types));
    case "ready":
      return score.readiness.ready;
    case "answered":
      // An earlier verdict ('maybe') is no answer to a later hand-off.
      return since(verdict?.at ?? null) || since(handoff?.firstContactAt ?? null);
    case "complete":
      return (
        score.kind === "lead" &&
        score.nextStep !== "excluded" &&
        !score.missing.some(({ kind }) => kind === "unknown")
      );
    case "days": {
      const entered = lifecycle?.since ?? null;
      return entered !== null && asOf - entered >= goal.days * dayMs;
    }
    case "movedOn": {
      // The date that set it off came due before: one that comes due later is another one.
      if (trigger.on !== "dateAhead") return false;
      return since(dueAt(trigger, state));
    }
    case "recovered":
      return isOfKind(scenario.audience, state) && !holds(trigger, state, true);
    case "none":
      return false;
    default:
      return goal satisfies never;
  }
}
