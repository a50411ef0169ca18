import type { Ledger, LedgerTransaction } from "./engine/ledger.ts";
import { noteInAudit } from "./audit-trail.ts";
import { becomes, isRefused } from "./crossings/state.ts";
import { detailColumn } from "./engine/json-column.ts";
import { lockPortal } from "./engine/lock-portal.ts";
import { news, markDirty } from "./marks/mark-dirty.ts";
import { portalId as verified, type PortalId } from "./engine/portal-id.ts";

/** What could not be done, as a person is shown it: never with a contact's values. */
export type DeadLetter = {
  readonly id: number;
  readonly portalId: PortalId;
  readonly contactId: string;
  /** `score`: the contact could not be scored. `write`: HubSpot refused its values. `action`: its workflow step could not be completed. */
  readonly stage: string;
  readonly reason: string;
  /** Names of the properties whose values were refused. */
  readonly properties: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Which dead letters: one by its number, or all of a portal. */
export type DeadLetterFilter = { readonly portalId?: PortalId; readonly id?: number };

/** Keeps what could not be done, with its reason, for a person to see and replay. */
export async function addDeadLetter(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  stage: "score" | "write" | "action",
  reason: string,
  payload: unknown,
  now: number,
): Promise<void> {
  await tx
    .insertInto("dead_letters")
    .values({
      portal_id: portalId,
      contact_id: contactId,
      stage,
      reason,
      payload_json: JSON.stringify(payload),
      at: now,
    })
    .execute();
}

/** Dead letters, oldest first, at most `limit`. */
export async function listDeadLetters(
  db: Ledger["read"] | LedgerTransaction,
  { portalId, id }: DeadLetterFilter,
  limit: number,
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom("dead_letters")
    .selectAll()
    .$if(portalId !== undefined, (query) => query.where("portal_id", "=", Number(portalId)))
    .$if(id !== undefined, (query) => query.where("id", "=", Number(id)))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    portalId: verified(row.portal_id),
    contactId: row.contact_id,
    stage: row.stage,
    reason: row.reason,
    properties: namesOfRefused(row.payload_json),
    at: row.at,
  }));
}

/** The names of the properties in a letter's payload, without their values. */
export function namesOfRefused(payloadJson: string): string[] {
  return Object.keys(detailColumn.read(payloadJson) ?? {}).sort();
}

/** Letters that one transaction replays. */
const lettersATurn = 200;

/**
 * Tries again: the contacts are marked, and are read, scored and written as any other, so that nothing is
 * set off twice. A crossing that HubSpot refused waits again: the contact's next scoring lets it go as its scenario is
 * bound by then, by the trigger or by a call, within cool-down and cap. Gives how many letters; `now` in epoch
 * milliseconds.
 */
export async function replayDeadLetters(
  ledger: Ledger,
  filter: DeadLetterFilter,
  now: number,
): Promise<number> {
  let replayed = 0;
  for (;;) {
    const letters = await listDeadLetters(ledger.read, filter, lettersATurn);
    if (letters.length === 0) return replayed;
    await ledger.transaction(async (tx) => {
      const byPortal = [...Map.groupBy(letters, (letter) => letter.portalId)];
      for (const [portalId, group] of byPortal.sort(([a], [b]) => a - b)) {
        await replayOfPortal(tx, portalId, group, now);
      }
    });
    replayed += letters.length;
  }
}

async function replayOfPortal(
  tx: LedgerTransaction,
  portalId: PortalId,
  letters: readonly DeadLetter[],
  now: number,
): Promise<void> {
  const contacts = [...new Set(letters.map((letter) => letter.contactId))];
  await lockPortal(tx, portalId);
  await tx
    .updateTable("crossings")
    .set({ state: becomes.waiting })
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contacts)
    .where(isRefused.sql())
    .where("ended_at", "is", null)
    .execute();
  await tx
    .updateTable("action_calls")
    .set({ state: "blocked" })
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contacts)
    .where("state", "=", "refused")
    .execute();
  const marks = contacts.map((contactId) => ({ contactId, news: news.none }));
  await markDirty(tx, portalId, marks, now);
  await dropLetters(tx, letters);
}

/** Takes letters away for good, with who said why in the audit trail. Gives how many. */
export function discardDeadLetters(
  ledger: Ledger,
  filter: DeadLetterFilter,
  by: { readonly who: string; readonly reason: string },
  now: number,
): Promise<number> {
  return ledger.transaction(async (tx) => {
    const letters = await listDeadLetters(tx, filter, 10_000);
    for (const [portalId, group] of Map.groupBy(letters, (letter) => letter.portalId)) {
      await noteInAudit(tx, {
        portalId,
        at: now,
        who: by.who,
        what: "dead_letters_discarded",
        detail: { letters: group.length, reason: by.reason },
      });
    }
    await dropLetters(tx, letters);
    return letters.length;
  });
}

async function dropLetters(tx: LedgerTransaction, letters: readonly DeadLetter[]): Promise<void> {
  if (letters.length === 0) return;
  await tx
    .deleteFrom("dead_letters")
    .where(
      "id",
      "in",
      letters.map((letter) => letter.id),
    )
    .execute();
}
