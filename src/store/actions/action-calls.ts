import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { textsColumn } from "../engine/json-column.ts";
import { portalId as verified, type PortalId } from "../engine/portal-id.ts";

/** The values that a workflow action hands to the next steps; all are strings (hubspot-facts 7.5). */
export type ActionOutputs = Readonly<Record<string, string>>;

/** A call of a workflow action, by the id under which HubSpot repeats it. */
export type ActionCall = {
  readonly callbackId: string;
  readonly action: string;
  readonly contactId: string;
  /** `answered`: over. `blocked`: HubSpot waits for its completion. */
  readonly state: "answered" | "blocked";
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

/** Calls of all portals for whose completion HubSpot waits, oldest first, at most `limit`. */
export async function blockedActionCalls(
  ledger: Ledger,
  limit: number,
): Promise<(ActionCall & { readonly portalId: PortalId })[]> {
  const rows = await ledger.read
    .selectFrom("action_calls")
    .selectAll()
    .where("state", "=", "blocked")
    .orderBy("at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...callOf(row), portalId: verified(row.portal_id) }));
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
    state: row.state === "blocked" ? "blocked" : "answered",
    outputs: textsColumn.read(row.outputs_json) ?? {},
    at: row.at,
  };
}
