import type { PortalId } from "../engine/portal-id.ts";
import { addDeadLetter } from "../failures/dead-letters.ts";
import type { FailureCause } from "../failures/cause.ts";
import type { EnrolmentCall } from "./crossing.ts";
import { isSettled, type EffectOutcome } from "./effect-state.ts";
import { becomes, isCalling } from "./state.ts";
import { addToTally } from "../engine/tally.ts";
import { checkFence, type Lease } from "../engine/lease.ts";
import type { Ledger } from "../engine/ledger.ts";
import { handoffScenario, tellHandoffs } from "./handoffs.ts";
import type { Answered } from "./settle-crossings.ts";

/** An enrolment or unenrolment that takes a call of its own. */
export type Effect = {
  readonly contactId: string;
  readonly scenario: string;
  readonly generation: number;
  /** `tell`: somebody beside the contact's owner hears of it by a task. */
  readonly verb: "enrol" | "unenrol" | "tell";
  readonly actuator: EnrolmentCall["actuator"];
  readonly target: string;
  readonly attempt: number;
  /** When it was sent last, epoch milliseconds; null before the first time. */
  readonly startedAt: number | null;
};

type Owner = { readonly portalId: PortalId; readonly lease: Lease };

type Row = {
  contact_id: string;
  scenario: string;
  generation: number;
  verb: Effect["verb"];
  actuator: Effect["actuator"];
  target: string;
  attempt: number;
  started_at: number | null;
};

const columns = [
  "contact_id",
  "scenario",
  "generation",
  "verb",
  "actuator",
  "target",
  "attempt",
  "started_at",
] as const;

/** The portal's effects that are due at `now`, removals first, then oldest first. */
export async function takeEffects(
  ledger: Ledger,
  portalId: PortalId,
  now: number,
  limit: number,
): Promise<Effect[]> {
  const rows = await ledger.read
    .selectFrom("effects")
    .select(columns)
    .where("portal_id", "=", portalId)
    .where("state", "=", "due")
    .where("not_before", "<=", now)
    .orderBy("verb", "desc")
    .orderBy("intended_at")
    .orderBy("contact_id")
    .limit(limit)
    .execute();
  return rows.map(effectOf);
}

/** Effects whose outcome nobody knows, those included that were in flight when an earlier owner ended. */
export async function takeUnknown(
  ledger: Ledger,
  portalId: PortalId,
  fence: number,
): Promise<Effect[]> {
  const rows = await ledger.read
    .selectFrom("effects")
    .select(columns)
    .where("portal_id", "=", portalId)
    .where((e) =>
      // The lane calls one after the other: what is in flight at its next turn was cut off.
      e.or([
        e("state", "=", "unknown"),
        e.and([e("state", "=", "in_flight"), e("fence", "<=", fence)]),
      ]),
    )
    .orderBy("started_at")
    .orderBy("contact_id")
    .execute();
  return rows.map(effectOf);
}

/**
 * Commits that these effects are about to be sent. None is begun when the lease ends within `callMs`, the
 * longest that the call may take. Throws RipenError LEASE_LOST when another instance has the lane.
 */
export async function beginEffects(
  ledger: Ledger,
  { portalId, lease }: Owner,
  batch: readonly Effect[],
  callMs: number,
  now: number,
): Promise<readonly Effect[]> {
  return ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    const held = await tx
      .selectFrom("leases")
      .select("expires_at")
      .where("name", "=", lease.name)
      .executeTakeFirst();
    if ((held?.expires_at ?? 0) - now < callMs && batch[0]?.actuator !== "list") return [];
    for (const effect of batch) {
      await tx
        .updateTable("effects")
        .set({
          state: "in_flight",
          attempt: effect.attempt + 1,
          fence: lease.fence,
          started_at: now,
        })
        .where((e) => e.and(keyOf(portalId, effect)))
        .execute();
    }
    return batch;
  });
}

/** What its crossing turns into once an enrolment is settled. */
const crossingAfter = {
  done: becomes.told,
  refused: becomes.refused,
  unresolved: becomes.unresolved,
} as const;

/** Settles effects, and with its enrolment the crossing and the hand-off; what was refused is kept for a person to see. */
export async function settleEffects(
  ledger: Ledger,
  { portalId, lease }: Owner,
  results: readonly {
    readonly effect: Effect;
    readonly state: EffectOutcome;
    readonly reason: string | null;
    readonly why?: FailureCause;
  }[],
  { now, dueOf }: Answered,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    for (const { effect, state, reason, why } of results) {
      await tx
        .updateTable("effects")
        .set({ state, reason, settled_at: isSettled(state) ? now : null })
        .where((e) => e.and(keyOf(portalId, effect)))
        .execute();
      await addToTally(tx, `effect:${effect.actuator}:${state}`, 1);
      if (state === "refused") {
        const failed = { contactId: effect.contactId, stage: "enrolment" } as const;
        const named = { ...failed, reason: reason ?? "", ...(why !== undefined && { why }) };
        await addDeadLetter(tx, portalId, named, now);
      }
      if (!isSettled(state) || effect.verb !== "enrol") continue;
      await tx
        .updateTable("crossings")
        .set({ state: crossingAfter[state] })
        .where("portal_id", "=", portalId)
        .where("contact_id", "=", effect.contactId)
        .where("scenario", "=", effect.scenario)
        .where("generation", "=", effect.generation)
        .where(isCalling.sql())
        .execute();
    }
    const told = results.flatMap(({ effect, state }) =>
      state === "done" && effect.verb === "enrol" && effect.scenario === handoffScenario
        ? effect
        : [],
    );
    await tellHandoffs(tx, portalId, told, now, dueOf);
  });
}

function keyOf(
  portalId: PortalId,
  { contactId, scenario, generation, verb }: Effect,
): {
  portal_id: number;
  contact_id: string;
  scenario: string;
  generation: number;
  verb: Effect["verb"];
} {
  return { portal_id: portalId, contact_id: contactId, scenario, generation, verb };
}

function effectOf(row: Row): Effect {
  return {
    contactId: row.contact_id,
    scenario: row.scenario,
    generation: row.generation,
    verb: row.verb,
    actuator: row.actuator,
    target: row.target,
    attempt: row.attempt,
    startedAt: row.started_at,
  };
}
