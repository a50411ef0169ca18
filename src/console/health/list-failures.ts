import type { Ledger } from "../../store/ledger.ts";
import { evidence, markDirty } from "../../store/mark-dirty.ts";
import type { PortalId } from "../../store/portal-id.ts";
import type { Caller, Handler } from "../api/handler.ts";
import { noteInAudit } from "../audit-trail.ts";
import { refuse } from "../console-error.ts";
import type { ConsoleDeps } from "../deps.ts";
import { recordUrl } from "../record-url.ts";

/** Contacts that could not be scored or written, the latest first. */
export const listFailures: Handler<"failures"> = async (
  _deps,
  { ledger, portal, portalId, query },
) => {
  const matching = ledger.read
    .selectFrom("dead_letters")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "dead_letters.portal_id")
        .onRef("inputs.contact_id", "=", "dead_letters.contact_id"),
    )
    .where("dead_letters.portal_id", "=", portalId);
  const { total } = await matching
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .select([
      "dead_letters.id",
      "dead_letters.contact_id",
      "dead_letters.stage",
      "dead_letters.reason",
      "dead_letters.at",
      "inputs.name",
    ])
    .orderBy("dead_letters.id", "desc")
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return {
    total,
    items: rows.map((row) => ({
      id: row.id,
      contactId: row.contact_id,
      name: row.name ?? "",
      recordUrl: recordUrl(portal, row.contact_id),
      stage: row.stage === "write" ? "write" : "score",
      reason: row.reason,
      at: row.at,
    })),
  };
};

/** Has the contact scored again, which writes it anew; the failure goes off the list. Nothing fires by it. */
export const replayFailure: Handler<"replayFailure"> = (deps, call) =>
  takeOff(deps, call, call.params.id, true);

export const discardFailure: Handler<"discardFailure"> = (deps, call) =>
  takeOff(deps, call, call.params.id, false);

async function takeOff(
  deps: ConsoleDeps,
  { ledger, portalId, who }: Caller,
  id: number,
  isReplay: boolean,
): Promise<{ done: true }> {
  const now = deps.clock.now();
  const contactId = await ledger.transaction(async (tx) => {
    const row = await tx
      .deleteFrom("dead_letters")
      .where("portal_id", "=", portalId)
      .where("id", "=", id)
      .returning("contact_id")
      .executeTakeFirst();
    if (row === undefined) return null;
    const what = isReplay ? "failureReplayed" : "failureDiscarded";
    if (isReplay) {
      const mark = { contactId: row.contact_id, evidence: evidence.none };
      await markDirty(tx, portalId, [mark], now);
    }
    const detail = { contactId: row.contact_id };
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
    return row.contact_id;
  });
  if (contactId === null) {
    throw refuse(
      404,
      "NO_SUCH_FAILURE",
      "This failure is no longer on the list. Load the page again.",
      "Este fallo ya no está en la lista. Vuelva a cargar la página.",
    );
  }
  if (isReplay) deps.wakePortal(portalId);
  return { done: true };
}

export const listQuarantine: Handler<"quarantine"> = async (deps, { portalId }) => ({
  items: (await readQuarantine(deps.ledger.read, portalId)).slice(0, 100),
});

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
