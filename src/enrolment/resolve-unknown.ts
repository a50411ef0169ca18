import { readEnrolments } from "../hubspot/enrol-in-workflow.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Clock } from "../clock.ts";
import { settleEffects, takeUnknown, type Effect } from "../store/run-effects.ts";
import type { EffectResult } from "./send-effects.ts";

/** Verifications in one turn: each is a call of its own. */
const most = 10;

/**
 * Settles effects of which nobody knows whether they went through (reliability.md 2.5): a list and every
 * unenrolment are intended again, because repeating them changes nothing. An enrolment by the workflow API is
 * looked up: in the workflow means done; not in it could also mean in and out again, so it is held for a
 * person, and never sent twice. Returns whether there were any.
 */
export async function resolveUnknown(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const unknown = (await takeUnknown(ledger, work.portalId, work.lease.fence)).slice(0, most);
  if (unknown.length === 0) return false;
  const results: EffectResult[] = [];
  for (const effect of unknown) results.push(await resolve(work, effect));
  await settleEffects(ledger, work, results, clock.now());
  return true;
}

async function resolve(work: PortalWork, effect: Effect): Promise<EffectResult> {
  if (effect.actuator === "list" || effect.verb === "unenrol") {
    return { effect, state: "intended", reason: null };
  }
  const held = "Nobody knows whether HubSpot enrolled the contact: look at it in the workflow";
  if (work.mayUseWorkflowApi !== true) return { effect, state: "held", reason: held };
  const current = await readEnrolments(work.client, effect.contactId);
  return current.has(effect.target)
    ? { effect, state: "done", reason: null }
    : { effect, state: "held", reason: held };
}
