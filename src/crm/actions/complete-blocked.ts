import { z } from "zod";
import type { HubSpot } from "../../hubspot/transport/client.ts";
import { describeOutcome, HubSpotError, type Outcome } from "../../hubspot/transport/errors.ts";
import { apiVersion } from "../../hubspot/transport/wire.ts";
import type { CardsDeps } from "../signed/deps.ts";
import {
  blockedActionCalls,
  endActionCall,
  keepActionCall,
  portalsWithBlockedCalls,
  type ActionCall,
  type ActionCursor,
  type ActionOutputs,
} from "../../store/actions/action-calls.ts";
import type { FailureCause } from "../../store/failures/cause.ts";
import { takeLease } from "../../store/engine/lease.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { pauseFeature, readPauses } from "../../store/portals/pauses.ts";
import { freshOutputs } from "./recalculate-lead-score.ts";

export type CompletionDeps = Pick<CardsDeps, "ledger" | "clock" | "log"> & {
  readonly hubspot: Pick<HubSpot, "portal">;
  /** This instance, unique among those that share the ledger. */
  readonly owner: string;
};

/** How far the completions are with each account. */
export type Walk = {
  /** The call behind which the next turn begins: one that cannot be completed yet does not hold up those behind it. */
  readonly cursors: Map<PortalId, ActionCursor>;
  /** Turns that are under way: where HubSpot lets one account wait, the others go on. Each tells how many calls are over. */
  readonly turns: Map<PortalId, Promise<number>>;
};

/** A walk that begins at each account's oldest call. */
export function beginWalk(): Walk {
  return { cursors: new Map(), turns: new Map() };
}

/** Calls of one account that a pass looks at. */
const callsAPass = 100;
/** The request that brought the call answers it itself for so long, in milliseconds. */
const ownAnswerMs = 5_000;
/** HubSpot has let the contact go on by then (action-answer.ts): in milliseconds. */
const givenUpMs = 86_400_000;
const leaseMs = 30_000;
const everyMs = 2_000;
/** An account that never granted `automation` is not asked again for so long, in milliseconds (reliability.md 2.3). */
const forbiddenMs = 86_400_000;
/** Completions need the scope of the workflow API, and rest with it. */
const feature = "workflows";

/** Completes waiting calls, every two seconds, on the one instance that has the lease. */
export function startCompletions(deps: CompletionDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const walk = beginWalk();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const { ledger, owner, clock } = deps;
        if (await takeLease(ledger, "completions", owner, clock.now(), leaseMs)) {
          await beginTurns(deps, walk);
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
      await Promise.all(walk.turns.values());
    },
  };
}

/**
 * One pass over the calls for which HubSpot waits: those that are scored by now are completed. Returns how many calls
 * are over.
 */
export async function completeBlocked(deps: CompletionDeps, walk: Walk): Promise<number> {
  await beginTurns(deps, walk);
  const over = await Promise.all(walk.turns.values());
  return over.reduce((sum, n) => sum + n, 0);
}

/** Begins a turn for each account that waits and has none under way, and waits for none of them. */
async function beginTurns(deps: CompletionDeps, { cursors, turns }: Walk): Promise<void> {
  for (const portalId of await portalsWithBlockedCalls(deps.ledger)) {
    if (turns.has(portalId)) continue;
    const turn = completeOfPortal(deps, portalId, cursors)
      .catch((error: unknown) => {
        deps.log.error({ err: error }, "an account's waiting steps could not be completed");
        return 0;
      })
      .finally(() => turns.delete(portalId));
    turns.set(portalId, turn);
  }
}

async function completeOfPortal(
  deps: CompletionDeps,
  portalId: PortalId,
  cursors: Walk["cursors"],
): Promise<number> {
  const { ledger, clock } = deps;
  const pauses = await readPauses(ledger.read, portalId, clock.now());
  let mayCall = !pauses.has(`feature:${feature}`);
  let over = 0;
  const behind = cursors.get(portalId) ?? null;
  const calls = await blockedActionCalls(ledger, portalId, behind, callsAPass);
  let next = calls.length < callsAPass ? null : (calls.at(-1) ?? null);
  for (const call of calls) {
    const age = clock.now() - call.at;
    if (age >= givenUpMs) {
      const why = { cause: "step_expired", about: "" } as const;
      await end(deps, portalId, call, { state: "expired", why, reason: waitedADay });
      over += 1;
    } else if (mayCall && age >= ownAnswerMs) {
      const turn = await tell(deps, portalId, call);
      if (turn === "over" || turn === "refused" || turn === "refused for good") over += 1;
      mayCall = turn === "waits" || turn === "over" || turn === "refused";
      if (!mayCall) next = turn === "failed" ? call : null;
    }
  }
  if (next === null) cursors.delete(portalId);
  else cursors.set(portalId, { at: next.at, callbackId: next.callbackId });
  return over;
}

const waitedADay =
  "HubSpot let the contact go on after a day without an answer of this step. Check the contact in the workflow.";

/**
 * What came of one call. `rest`, `refused for good` and `failed` end the account's turn; behind a call that `failed` by
 * itself the next turn begins, so that it does not hold up the others for as long as HubSpot fails on it.
 */
type Turn = "waits" | "over" | "refused" | "refused for good" | "rest" | "failed";

async function tell(deps: CompletionDeps, portalId: PortalId, call: ActionCall): Promise<Turn> {
  const { ledger, clock, log } = deps;
  const outputs = await freshOutputs(ledger.read, portalId, call.contactId, call.at);
  if (outputs === null) return "waits";
  const outcome = await complete(deps, portalId, call, outputs);
  if (outcome === null) {
    await ledger.transaction((tx) =>
      keepActionCall(tx, portalId, { ...call, outputs, state: "answered" }),
    );
    return "over";
  }
  log.warn({ portal: portalId, outcome }, "a waiting workflow step could not be completed");
  const refuse = (why: FailureCause): Promise<void> =>
    end(deps, portalId, call, { state: "refused", why, reason: describeOutcome(outcome).en });
  switch (outcome.kind) {
    case "refused":
      await refuse({ cause: "other", about: outcome.category });
      return "refused";
    case "notFound":
      await refuse({ cause: "step_over", about: "" });
      return "refused";
    case "forbidden":
      await pauseFeature(ledger, portalId, feature, outcome, {
        now: clock.now(),
        restMs: forbiddenMs,
      });
      if (outcome.unclear === true) return "rest";
      await refuse({ cause: "permission", about: outcome.missingScopes.join(", ") });
      return "refused for good";
    case "unauthorised":
      // The client has renewed the token before.
      await refuse({ cause: "other", about: "401" });
      return "refused for good";
    case "rateLimited":
    case "paused":
    case "disconnected":
      return "rest";
    case "unavailable":
    case "unknownOutcome":
      return "failed";
    default:
      return outcome satisfies never;
  }
}

/** Null when HubSpot took it. */
async function complete(
  { hubspot }: CompletionDeps,
  portalId: PortalId,
  { callbackId }: ActionCall,
  outputs: ActionOutputs,
): Promise<Outcome | null> {
  try {
    await hubspot.portal(portalId, "person").call({
      kind: "other",
      method: "POST",
      path: `/automation/actions/callbacks/${apiVersion}/${encodeURIComponent(callbackId)}/complete`,
      route: `/automation/actions/callbacks/${apiVersion}/{callbackId}/complete`,
      // The specification requires typedOutputs beside the outputs (hubspot-facts 16.1).
      body: { outputFields: outputs, typedOutputs: {} },
      schema: z.undefined(),
      // A second completion of the same call is refused, which does no harm.
      idempotent: true,
    });
    return null;
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    return error.outcome;
  }
}

/** The call is over without HubSpot's word, and stands under Health. */
async function end(
  { ledger, clock }: CompletionDeps,
  portalId: PortalId,
  call: ActionCall,
  how: Omit<Parameters<typeof endActionCall>[3], "now">,
): Promise<void> {
  await ledger.transaction((tx) => endActionCall(tx, portalId, call, { ...how, now: clock.now() }));
}
