import type { EnrolmentCall } from "./crossing.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { Effect } from "./run-effects.ts";
import type { PortalId } from "../engine/portal-id.ts";

type Of = { readonly scenario: string; readonly generation: number };

/**
 * Intends the call that enrols the contact, in the commit of its crossing; the same crossing again changes nothing,
 * unless HubSpot refused it: then it is due once more, as the scenario is bound now.
 */
export async function intendEnrolment(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { scenario, generation, actuator, target }: Of & EnrolmentCall,
  now: number,
): Promise<void> {
  await insert(
    tx,
    { ...keyOf(portalId, contactId, { scenario, generation }), verb: "enrol" },
    {
      actuator,
      target,
      now,
    },
  );
}

/** Intends the task by which somebody beside the contact's owner hears of a crossing, once, in the commit of that. */
export async function intendTelling(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { scenario, generation, tells }: Of & { readonly tells: string },
  now: number,
): Promise<void> {
  await insert(
    tx,
    { ...keyOf(portalId, contactId, { scenario, generation }), verb: "tell" },
    { actuator: "task", target: tells, now },
  );
}

/**
 * Intends that the contact is taken out again, where a call had put it in. An enrolment that was not sent yet
 * is dropped instead.
 */
export async function intendUnenrolment(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  of: Of,
  now: number,
): Promise<void> {
  const key = keyOf(portalId, contactId, of);
  const entered = await tx
    .selectFrom("effects")
    .select(["actuator", "target", "state"])
    .where((e) => e.and({ ...key, verb: "enrol" }))
    .executeTakeFirst();
  if (entered === undefined || entered.state === "refused") return;
  if (entered.state === "due") {
    await tx
      .updateTable("effects")
      .set({ state: "refused", reason: "ended before it began", settled_at: now })
      .where((e) => e.and({ ...key, verb: "enrol" }))
      .execute();
    return;
  }
  // Sales' task is theirs: it is done when they say so.
  if (entered.actuator === "task") return;
  await insert(tx, { ...key, verb: "unenrol" }, { ...entered, now });
}

/** The contact stays where a call had put it, if it was not taken out yet. */
export async function dropUnenrolment(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  of: Of,
): Promise<void> {
  await tx
    .deleteFrom("effects")
    .where((e) => e.and({ ...keyOf(portalId, contactId, of), verb: "unenrol", state: "due" }))
    .execute();
}

function keyOf(
  portalId: PortalId,
  contactId: string,
  { scenario, generation }: Of,
): { portal_id: number; contact_id: string; scenario: string; generation: number } {
  return { portal_id: portalId, contact_id: contactId, scenario, generation };
}

async function insert(
  tx: LedgerTransaction,
  key: ReturnType<typeof keyOf> & { readonly verb: Effect["verb"] },
  call: EnrolmentCall & { readonly now: number },
): Promise<void> {
  const due = {
    actuator: call.actuator,
    target: call.target,
    state: "due",
    fence: null,
    intended_at: call.now,
    not_before: call.now,
    started_at: null,
    settled_at: null,
    reason: null,
  } as const;
  await tx
    .insertInto("effects")
    .values({ ...key, ...due, attempt: 0 })
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id", "scenario", "generation", "verb"])
        .doUpdateSet(due)
        .where("effects.state", "=", "refused"),
    )
    .execute();
}
