import { becomes, isRefused } from "../crossings/state.ts";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { lockPortal } from "../engine/lock-portal.ts";
import type { PortalId } from "../engine/portal-id.ts";
import {
  type DeadLetter,
  type DeadLetterFilter,
  dropLetters,
  listDeadLetters,
} from "../failures/dead-letters.ts";
import { news, markDirty } from "../marks/mark-dirty.ts";

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
  await lockPortal(tx, portalId);
  await tryContactsAgain(
    tx,
    portalId,
    letters.map((letter) => letter.contactId),
    now,
  );
  await dropLetters(tx, letters);
}

/**
 * Has what was refused of these contacts tried again: they are scored and written anew, a refused crossing waits again,
 * a refused removal and a refused workflow step are due again. Call it with the portal locked.
 */
export async function tryContactsAgain(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
  now: number,
): Promise<void> {
  const contacts = [...new Set(contactIds)];
  if (contacts.length === 0) return;
  await tx
    .updateTable("effects")
    .set({ state: "due", not_before: now, settled_at: null, reason: null })
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contacts)
    .where("verb", "=", "unenrol")
    .where("state", "=", "refused")
    .execute();
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
}
