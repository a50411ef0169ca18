import { enrolInWorkflow, unenrolFromWorkflow } from "../hubspot/calls/enrol-in-workflow.ts";
import { createTask } from "../hubspot/calls/tasks.ts";
import { changeMembers } from "../hubspot/calls/static-lists.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import type { EffectOutcome } from "../store/crossings/effect-state.ts";
import type { Effect } from "../store/crossings/run-effects.ts";
import type { FailureCause } from "../store/failures/cause.ts";
import { taskOf } from "./task-of.ts";

/** What came of one effect. */
export type EffectResult = {
  readonly effect: Effect;
  readonly state: EffectOutcome;
  readonly reason: string | null;
  /** Why it was refused. */
  readonly why?: FailureCause;
};

/** Sends effects of one actuator, target and verb in one call: many for a list, one for a workflow or a task. Throws HubSpotError. */
export async function sendEffects(
  ledger: Ledger,
  work: PortalWork,
  batch: readonly Effect[],
): Promise<EffectResult[]> {
  const [first] = batch;
  if (first === undefined) return [];
  switch (first.actuator) {
    case "list":
      return changeList(work, first, batch);
    case "workflow":
      return [await callWorkflow(ledger, work, first)];
    case "task":
      return [await makeTask(ledger, work, first)];
    default:
      return first.actuator satisfies never;
  }
}

async function makeTask(ledger: Ledger, work: PortalWork, effect: Effect): Promise<EffectResult> {
  const task = await taskOf(ledger, work, effect);
  if (task === null) {
    return gone(effect);
  }
  await createTask(work.client, task);
  return done(effect);
}

async function changeList(
  { client }: PortalWork,
  { target, verb }: Effect,
  batch: readonly Effect[],
): Promise<EffectResult[]> {
  const ids = [...new Set(batch.map((effect) => effect.contactId))];
  const { missing } = await changeMembers(client, target, verb === "enrol" ? "add" : "remove", ids);
  return batch.map((effect) => (missing.includes(effect.contactId) ? gone(effect) : done(effect)));
}

async function callWorkflow(
  ledger: Ledger,
  work: PortalWork,
  effect: Effect,
): Promise<EffectResult> {
  if (!work.mayUseWorkflowApi) {
    return { effect, state: "unresolved", reason: "The workflow API is switched off" };
  }
  const inputs = await recallInputs(ledger.read, work.portalId, [effect.contactId]);
  const email = inputs.get(effect.contactId)?.["email"]?.trim() ?? "";
  if (email === "") {
    const why = { cause: "no_email", about: "" } as const;
    return { effect, state: "refused", reason: "The contact has no e-mail address", why };
  }
  const enrolment = { workflowId: effect.target, email };
  if (effect.verb === "enrol") {
    // Never repeated blindly: whether the workflow lets contacts in again is not ours to know here.
    await enrolInWorkflow(work.client, { ...enrolment, isRepeatable: false });
  } else {
    await unenrolFromWorkflow(work.client, enrolment);
  }
  return done(effect);
}

function gone(effect: Effect): EffectResult {
  const why = { cause: "contact_gone", about: "" } as const;
  return { effect, state: "refused", reason: "The contact is not there any more", why };
}

function done(effect: Effect): EffectResult {
  return { effect, state: "done", reason: null };
}
