import type { Portal } from "../../store/portals/portals.ts";
import {
  findActionCall,
  keepActionCall,
  type ActionOutputs,
} from "../../store/actions/action-calls.ts";
import type { LedgerTransaction } from "../../store/engine/ledger.ts";
import { lockPortal } from "../../store/engine/lock-portal.ts";
import { survivorsOf } from "../../store/contacts/survivors-of.ts";
import { actionAnswer, blockedAnswer } from "./action-answer.ts";
import { notConnected, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { WorkflowCall } from "./read-action-call.ts";

/** One of our workflow actions. */
export type Action = {
  readonly name: "confirm-enrolment" | "recalculate-lead-score" | "add-behaviour-event";
  /**
   * Does the action's work inside the transaction that keeps its answer, so that both happen once. Gives the
   * outputs with their state, or null when the answer must wait for a scoring. `contactId` is null for a
   * contact that is gone, the survivor's for one that was merged.
   */
  readonly run: (
    tx: LedgerTransaction,
    step: {
      readonly portal: Portal;
      readonly call: WorkflowCall;
      readonly contactId: string | null;
      readonly now: number;
    },
  ) => Promise<ActionOutputs | null>;
  /** Called after the commit, for an answer that waits: gives the outputs when they come in time. */
  readonly await?: (
    call: WorkflowCall,
    contactId: string,
    now: number,
  ) => Promise<ActionOutputs | null>;
};

/**
 * Answers one call of a workflow action. HubSpot may send it again under the same callback id, for three
 * days (hubspot-facts 7.5): what was answered then is answered again and nothing is done twice.
 */
export async function answerAction(
  { ledger, portals, clock, wakePortal }: CardsDeps,
  action: Action,
  call: WorkflowCall,
): Promise<Answer> {
  const { portalId, callbackId } = call;
  const portal = await portals.get(portalId);
  if (portal?.status !== "connected") return notConnected;
  const now = clock.now();
  const kept = await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const known = await findActionCall(tx, portalId, callbackId);
    if (known !== null) return { ...known, isNew: false, outputs: outputsOf(known) };
    const gone = await survivorsOf(tx, portalId, [call.contactId]);
    const contactId = gone.has(call.contactId)
      ? (gone.get(call.contactId) ?? null)
      : call.contactId;
    const outputs = await action.run(tx, { portal, call, contactId, now });
    await keepActionCall(tx, portalId, {
      callbackId,
      action: action.name,
      contactId: contactId ?? call.contactId,
      state: outputs === null ? "blocked" : "answered",
      outputs: outputs ?? {},
      at: now,
    });
    return { isNew: true, outputs, contactId: contactId ?? call.contactId };
  });
  if (kept.isNew) wakePortal(portalId);
  if (kept.outputs !== null) return actionAnswer(kept.outputs);
  const late = kept.isNew ? await action.await?.(call, kept.contactId, now) : undefined;
  return late ? actionAnswer(late) : blockedAnswer;
}

function outputsOf(known: {
  readonly state: string;
  readonly outputs: ActionOutputs;
}): ActionOutputs | null {
  return known.state === "blocked" ? null : known.outputs;
}
