import { z } from "zod";
import type { HubSpot } from "../../hubspot/transport/client.ts";
import { HubSpotError } from "../../hubspot/transport/errors.ts";
import { apiVersion } from "../../hubspot/transport/wire.ts";
import type { CardsDeps } from "../signed/deps.ts";
import {
  blockedActionCalls,
  keepActionCall,
  type ActionCall,
  type ActionOutputs,
} from "../../store/actions/action-calls.ts";
import { takeLease } from "../../store/engine/lease.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { freshOutputs } from "./recalculate-lead-score.ts";

export type CompletionDeps = Pick<CardsDeps, "ledger" | "clock" | "log"> & {
  readonly hubspot: Pick<HubSpot, "portal">;
  /** This instance, unique among those that share the ledger. */
  readonly owner: string;
};

const callsAPass = 100;
/** The request that brought the call answers it itself for so long, in milliseconds. */
const ownAnswerMs = 5_000;
/** HubSpot has let the contact go on by then (action-answer.ts): in milliseconds. */
const givenUpMs = 86_400_000;
const leaseMs = 30_000;
const everyMs = 2_000;

/** Completes waiting calls, every two seconds, on the one instance that has the lease. */
export function startCompletions(deps: CompletionDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const { ledger, owner, clock } = deps;
        if (await takeLease(ledger, "completions", owner, clock.now(), leaseMs)) {
          await completeBlocked(deps);
        }
      } catch (error) {
        deps.log.error({ err: error }, "waiting workflow steps could not be completed");
      }
      await deps.clock.sleep(everyMs, stopping.signal);
    }
  };
  const finished = run();
  return {
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}

/** One pass over the calls for which HubSpot waits: those that are scored by now are completed. Returns how many. */
export async function completeBlocked(deps: CompletionDeps): Promise<number> {
  const { ledger, clock } = deps;
  let completed = 0;
  for (const call of await blockedActionCalls(ledger, callsAPass)) {
    const age = clock.now() - call.at;
    if (age < ownAnswerMs) continue;
    const { portalId, contactId, at } = call;
    const outputs = await freshOutputs(ledger.read, portalId, contactId, at);
    if (outputs === null && age < givenUpMs) continue;
    if (outputs !== null && !(await complete(deps, portalId, call, outputs))) continue;
    await ledger.transaction((tx) =>
      keepActionCall(tx, portalId, { ...call, outputs: outputs ?? {}, state: "answered" }),
    );
    completed += 1;
  }
  return completed;
}

/** True when HubSpot needs to be told no more. */
async function complete(
  { hubspot, log }: CompletionDeps,
  portalId: PortalId,
  { callbackId }: ActionCall,
  outputs: ActionOutputs,
): Promise<boolean> {
  try {
    await hubspot.portal(portalId, "person").call({
      kind: "other",
      method: "POST",
      path: `/automation/actions/callbacks/${apiVersion}/${encodeURIComponent(callbackId)}/complete`,
      route: `/automation/actions/callbacks/${apiVersion}/{callbackId}/complete`,
      body: { outputFields: outputs },
      schema: z.undefined(),
      // A second completion of the same call is refused, which does no harm.
      idempotent: true,
    });
    return true;
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    log.warn({ portal: portalId, err: error }, "a waiting workflow step could not be completed");
    const { kind } = error.outcome;
    return kind === "refused" || kind === "notFound" || kind === "disconnected";
  }
}
