import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { discardQuarantine, replayQuarantine } from "../../store/inbox/quarantine.ts";
import type { Handler } from "../shell/handler.ts";
import { noteInAudit } from "../../store/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import { refusals } from "../../words/refusals.ts";

export const listQuarantine: Handler<"quarantine"> = async (deps, { portalId }) => ({
  items: (await readQuarantine(deps.ledger.read, portalId)).slice(0, 100),
});

/** Has the request that the event came in taken apart again; what cannot be understood comes back to the list. */
export const replayQuarantined: Handler<"replayQuarantined"> = async (deps, call) => {
  await checkIsOurs(deps.ledger.read, call.portalId, call.params.id);
  if ((await replayQuarantine(deps.ledger, call.params.id)) === 0) {
    throw refuse(409, refusals.requestNotKept);
  }
  await note(deps, call, "quarantineReplayed", "");
  deps.wakePortal(call.portalId);
  return { done: true };
};

export const discardQuarantined: Handler<"discardQuarantined"> = async (deps, call) => {
  await checkIsOurs(deps.ledger.read, call.portalId, call.params.id);
  await discardQuarantine(deps.ledger, call.params.id);
  await note(deps, call, "quarantineDiscarded", call.query.reason);
  return { done: true };
};

async function checkIsOurs(read: Ledger["read"], portalId: PortalId, id: number): Promise<void> {
  if ((await readQuarantine(read, portalId)).some((event) => event.id === id)) return;
  throw refuse(404, refusals.noSuchEvent);
}

function note(
  deps: Parameters<typeof replayQuarantined>[0],
  {
    ledger,
    portalId,
    who,
  }: Parameters<typeof replayQuarantined>[1] | Parameters<typeof discardQuarantined>[1],
  what: string,
  reason: string,
): Promise<void> {
  const at = deps.clock.now();
  return ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at, who, what, detail: { reason } }),
  );
}

/** The latest quarantined events that are looked at. */
const lookedAt = 1_000;

/**
 * The quarantined events of one account. They belong to none by column, because they could not be
 * understood: only those that name this account themselves are shown, and never their text.
 */
export async function readQuarantine(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<{ id: number; at: number; reason: string }[]> {
  const rows = await read
    .selectFrom("quarantine")
    .select(["id", "at", "reason", "event_text"])
    .orderBy("id", "desc")
    .limit(lookedAt)
    .execute();
  return rows
    .filter((row) => namesPortal(row.event_text, portalId))
    .map(({ id, at, reason }) => ({ id, at, reason }));
}

function namesPortal(text: string, portalId: PortalId): boolean {
  try {
    const event: unknown = JSON.parse(text);
    return (
      typeof event === "object" &&
      event !== null &&
      "portalId" in event &&
      String(event.portalId) === String(portalId)
    );
  } catch {
    return false;
  }
}
