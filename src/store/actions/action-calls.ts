import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { textsColumn } from "../engine/json-column.ts";
import { addDeadLetter } from "../failures/dead-letters.ts";
import type { FailureCause } from "../failures/cause.ts";
import { portalId as verified, type PortalId } from "../engine/portal-id.ts";

/** The values that a workflow action hands to the next steps; all are strings (hubspot-facts 7.5). */
export type ActionOutputs = Readonly<Record<string, string>>;

export type ActionState = (typeof actionStates)[number];
const actionStates = ["answered", "blocked", "refused", "expired"] as const;

/** A call of a workflow action, by the id under which HubSpot repeats it. */
export type ActionCall = {
  readonly callbackId: string;
  readonly action: string;
  readonly contactId: string;
  /**
   * `answered`: HubSpot has its outputs. `blocked`: HubSpot waits for its completion. `refused`: HubSpot
   * would not take it. `expired`: HubSpot let the contact go on without it.
   */
  readonly state: ActionState;
  readonly outputs: ActionOutputs;
  /** Epoch milliseconds at which it came first. */
  readonly at: number;
};

/** The call that came under this id before; null for a new one. */
export async function findActionCall(
  tx: LedgerTransaction | Ledger["read"],
  portalId: PortalId,
  callbackId: string,
): Promise<ActionCall | null> {
  const row = await tx
    .selectFrom("action_calls")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("callback_id", "=", callbackId)
    .executeTakeFirst();
  return row === undefined ? null : callOf(row);
}

/** Keeps a call with its answer; an earlier one under the same id is replaced. */
export async function keepActionCall(
  tx: LedgerTransaction,
  portalId: PortalId,
  call: ActionCall,
): Promise<void> {
  const values = {
    action: call.action,
    contact_id: call.contactId,
    at: call.at,
    state: call.state,
    outputs_json: textsColumn.write(call.outputs),
  };
  await tx
    .insertInto("action_calls")
    .values({ portal_id: portalId, callback_id: call.callbackId, ...values })
    .onConflict((c) => c.columns(["portal_id", "callback_id"]).doUpdateSet(values))
    .execute();
}

/** The accounts for which HubSpot waits for completions. */
export async function portalsWithBlockedCalls(ledger: Ledger): Promise<PortalId[]> {
  const rows = await ledger.read
    .selectFrom("action_calls")
    .select("portal_id")
    .distinct()
    .where("state", "=", "blocked")
    .orderBy("portal_id")
    .execute();
  return rows.map((row) => verified(row.portal_id));
}

/** Where a walk over an account's calls stands. */
export type ActionCursor = Pick<ActionCall, "at" | "callbackId">;

/** Calls of an account for whose completion HubSpot waits, oldest first, behind `after`, at most `limit`. */
export async function blockedActionCalls(
  ledger: Ledger,
  portalId: PortalId,
  after: ActionCursor | null,
  limit: number,
): Promise<ActionCall[]> {
  const rows = await ledger.read
    .selectFrom("action_calls")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("state", "=", "blocked")
    .$if(after !== null, (query) =>
      query.where((e) =>
        e.or([
          e("at", ">", after?.at ?? 0),
          e.and([e("at", "=", after?.at ?? 0), e("callback_id", ">", after?.callbackId ?? "")]),
        ]),
      ),
    )
    .orderBy("at")
    .orderBy("callback_id")
    .limit(limit)
    .execute();
  return rows.map(callOf);
}

/** Ends a call whose completion HubSpot did not take, and lists it with its reason for a person to see. */
export async function endActionCall(
  tx: LedgerTransaction,
  portalId: PortalId,
  call: ActionCall,
  how: {
    readonly state: "refused" | "expired";
    readonly why: FailureCause;
    readonly reason: string;
    readonly now: number;
  },
): Promise<void> {
  const { state, why, reason, now } = how;
  await keepActionCall(tx, portalId, { ...call, state });
  const payload = { [call.action]: call.callbackId };
  const failed = { contactId: call.contactId, stage: "action", why, reason, payload } as const;
  await addDeadLetter(tx, portalId, failed, now);
}

/** Drops calls that came before `before` (epoch milliseconds): HubSpot repeats one for three days at most (hubspot-facts 7.5). */
export async function pruneActionCalls(ledger: Ledger, before: number): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx.deleteFrom("action_calls").where("at", "<", before).execute();
  });
}

function callOf(row: {
  callback_id: string;
  action: string;
  contact_id: string;
  at: number;
  state: string;
  outputs_json: string;
}): ActionCall {
  return {
    callbackId: row.callback_id,
    action: row.action,
    contactId: row.contact_id,
    state: actionStates.find((state) => state === row.state) ?? "answered",
    outputs: textsColumn.read(row.outputs_json) ?? {},
    at: row.at,
  };
}
