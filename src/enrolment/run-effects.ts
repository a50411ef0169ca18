import type { Clock } from "../base/clock.ts";
import { describeOutcome, HubSpotError } from "../hubspot/transport/errors.ts";
import type { Logger } from "../base/log.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { pauseFeature, readPauses } from "../store/portals/pauses.ts";
import {
  beginEffects,
  type Effect,
  settleEffects,
  takeEffects,
  takeUnknown,
} from "../store/crossings/run-effects.ts";
import { type EffectResult, sendEffects } from "./send-effects.ts";
import { hasTask } from "../hubspot/calls/tasks.ts";
import { taskOf } from "./task-of.ts";
import { readEnrolments } from "../hubspot/calls/enrol-in-workflow.ts";

/** Verifications in one turn: each is a call of its own. */
const most = 10;
/** HubSpot may still be making a task whose answer was lost. */
const taskMs = 60_000;

/**
 * Settles effects of which nobody knows whether they went through (reliability.md 2.5): a list and every
 * unenrolment are intended again, because repeating them changes nothing. An enrolment by the workflow API is
 * looked up: in the workflow means done; not in it could also mean in and out again, so it is held for a
 * person, and never sent twice. A task is looked up by its contact and its due instant, once HubSpot has had the time
 * to make it: there means done, not there means that it may be made. Returns whether any was settled.
 */
async function resolveUnknown(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
  unknown: readonly Effect[],
): Promise<boolean> {
  const results: EffectResult[] = [];
  for (const effect of unknown.slice(0, most)) {
    if (effect.actuator === "task" && clock.now() - (effect.startedAt ?? 0) < taskMs) continue;
    results.push(await resolve(ledger, work, effect));
  }
  if (results.length === 0) return false;
  await settleEffects(ledger, work, results, { now: clock.now(), dueOf: work.dueOf });
  return true;
}

async function resolve(ledger: Ledger, work: PortalWork, effect: Effect): Promise<EffectResult> {
  if (effect.actuator === "task") {
    const task = await taskOf(ledger, work, effect);
    const isMade = task !== null && (await hasTask(work.client, task));
    return { effect, state: isMade ? "done" : "due", reason: null };
  }
  if (effect.actuator === "list" || effect.verb === "unenrol") {
    return { effect, state: "due", reason: null };
  }
  const held = "Nobody knows whether HubSpot enrolled the contact: look at it in the workflow";
  if (!work.mayUseWorkflowApi) return { effect, state: "unresolved", reason: held };
  const current = await readEnrolments(work.client, effect.contactId);
  return current.has(effect.target)
    ? { effect, state: "done", reason: null }
    : { effect, state: "unresolved", reason: held };
}

export type EffectDeps = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Members of a list in one call; HubSpot takes far more, a turn shall not. */
const membersACall = 1_000;

/**
 * Enrols and unenrols where that takes a call of its own: lists a batch a call, workflows and tasks one by one (reliability.md 2.5). Each call is committed as in flight before it goes out, and settled after. What was
 * in flight when an owner ended is unknown: repeated where that is harmless, verified or held otherwise, so
 * that nobody is enrolled twice. Returns whether it did anything. Throws HubSpotError when HubSpot could not be
 * asked; then all of the call stays intended.
 */
export async function runEffects(deps: EffectDeps, work: PortalWork): Promise<boolean> {
  const { ledger, clock } = deps;
  const now = clock.now();
  const { portalId } = work;
  const [pauses, unknown, standing] = await Promise.all([
    readPauses(ledger.read, portalId, now),
    takeUnknown(ledger, portalId, work.lease.fence),
    takeEffects(ledger, portalId, now, membersACall),
  ]);
  const resolved = await resolveUnknown(deps, work, unknown);
  const due = resolved ? await takeEffects(ledger, portalId, now, membersACall) : standing;
  const isOpen = ({ actuator }: Effect): boolean => !pauses.has(`feature:${actuator}s`);
  const first = due.find(isOpen);
  if (first === undefined) return resolved;
  // Removals come first: who is to be in a list again must have left it before.
  const alike = due.filter(
    (effect) =>
      effect.actuator === first.actuator &&
      effect.target === first.target &&
      effect.verb === first.verb,
  );
  await send(deps, work, first.actuator === "list" ? alike : [first]);
  return true;
}

async function send(deps: EffectDeps, work: PortalWork, batch: readonly Effect[]): Promise<void> {
  const { ledger, clock, log } = deps;
  // A lease that ends before the call does could let two owners enrol (reliability.md 2.5).
  const begun = await beginEffects(ledger, work, batch, work.client.options.totalMs, clock.now());
  if (begun.length === 0) return;
  const settle = (results: readonly EffectResult[]): Promise<void> =>
    settleEffects(ledger, work, results, { now: clock.now(), dueOf: work.dueOf });
  try {
    await settle(await sendEffects(ledger, work, begun));
  } catch (error) {
    await settle(afterFailure(begun, error));
    if (!(error instanceof HubSpotError)) throw error;
    const { outcome } = error;
    log.warn(
      { portal: work.portalId, outcome, effects: begun.length },
      "enrolment did not go through",
    );
    if (outcome.kind === "forbidden") {
      const feature = `${begun[0]?.actuator ?? "list"}s`;
      await pauseFeature(ledger, work.portalId, feature, outcome, {
        now: clock.now(),
        restMs: work.pace.forbiddenMs,
      });
      return;
    }
    // Settled all the same: rejected, or unknown and looked up in the next round.
    const isSettled =
      outcome.kind === "refused" ||
      outcome.kind === "notFound" ||
      outcome.kind === "unknownOutcome";
    if (!isSettled) throw error;
  }
}

/** What a call that failed as a whole means for each of its effects. */
function afterFailure(batch: readonly Effect[], error: unknown): EffectResult[] {
  const outcome = error instanceof HubSpotError ? error.outcome : null;
  return batch.map((effect) => {
    switch (outcome?.kind) {
      case "refused":
        return refused(effect, "target_refused", describeOutcome(outcome).en);
      case "notFound":
        return refused(effect, "target_gone", describeOutcome(outcome).en);
      case "unknownOutcome":
        return { effect, state: "unknown", reason: outcome.reason };
      case undefined:
        return { effect, state: "unknown", reason: "interrupted" };
      case "unauthorised":
      case "forbidden":
      case "rateLimited":
      case "paused":
      case "unavailable":
      case "disconnected":
        return { effect, state: "due", reason: null };
      default:
        return outcome satisfies never;
    }
  });
}

function refused(
  effect: Effect,
  cause: "target_gone" | "target_refused",
  reason: string,
): EffectResult {
  return { effect, state: "refused", reason, why: { cause, about: effect.target } };
}
