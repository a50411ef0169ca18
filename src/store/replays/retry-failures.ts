import type { Selectable } from "kysely";
import { dropLetters } from "../failures/dead-letters.ts";
import { tryContactsAgain } from "./replay-dead-letters.ts";
import { isCalling, isIntended, isNext } from "../crossings/state.ts";
import type { Ledger, LedgerTransaction } from "../engine/ledger.ts";
import { checkFence, type Lease } from "../engine/lease.ts";
import { lockPortal } from "../engine/lock-portal.ts";
import type { PortalId } from "../engine/portal-id.ts";
import type { LedgerTables } from "../engine/tables.ts";
import { turns } from "../writes/intend-writes.ts";
import { gapAfter } from "../failures/expect-retry.ts";

/** Contacts that one look lets go; the next ones go with the next look. */
const contactsALook = 200;
/** Between two looks at one that is being tried, in milliseconds. */
const trialLookMs = 2_000;
/** So long a cause is remembered after all its failures went: what comes back meanwhile is no new cause. Milliseconds. */
const rememberedMs = 3_600_000;

type Retry = Selectable<LedgerTables["retries"]>;
type Letter = { readonly id: number; readonly contact_id: string };

/**
 * Tries again by itself what could not be done: of each cause one contact at a time, with growing gaps. Once one comes
 * through the cause is gone, and all others of it go. So it costs a call now and then, whatever the cause is and
 * whoever ends it. Returns whether there may be more to let go at once. Throws RipenError LEASE_LOST when another
 * instance has the lane.
 */
export async function retryFailures(
  ledger: Ledger,
  portalId: PortalId,
  lease: Lease,
  now: number,
): Promise<boolean> {
  const due = await ledger.read
    .selectFrom("retries")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .limit(20)
    .execute();
  let hasLetGo = false;
  for (const retry of due) {
    const wentOn = await ledger.transaction(async (tx) => {
      await checkFence(tx, lease);
      await lockPortal(tx, portalId);
      return lookAt(tx, portalId, retry, now);
    });
    hasLetGo ||= wentOn;
  }
  return hasLetGo;
}

async function lookAt(
  tx: LedgerTransaction,
  portalId: PortalId,
  retry: Retry,
  now: number,
): Promise<boolean> {
  const isOpen = retry.is_open === 1 || (await cameThrough(tx, portalId, retry));
  if (isOpen) return letGo(tx, portalId, retry, now);
  if (await isTrying(tx, portalId, retry)) {
    await change(tx, portalId, retry, { next_at: now + trialLookMs });
    return false;
  }
  if (now < retry.probe_at) {
    await change(tx, portalId, retry, { next_at: retry.probe_at });
    return false;
  }
  const letters = await lettersOf(tx, portalId, retry, contactsALook);
  if (letters.length === 0) {
    await forget(tx, portalId, retry);
    return false;
  }
  // Each contact's own address is in the way here, and nobody else's.
  const chosen =
    retry.cause === "no_email" ? await withEmail(tx, portalId, letters) : letters.slice(0, 1);
  await tryContactsAgain(tx, portalId, chosen.map(contactOf), now);
  if (retry.cause === "no_email") await dropLetters(tx, chosen);
  else await noteTrial(tx, chosen, now);
  const tries = retry.tries + 1;
  const probeAt = now + gapAfter(tries);
  const next = retry.cause === "no_email" ? probeAt : now + trialLookMs;
  await change(tx, portalId, retry, { tries, probe_at: probeAt, next_at: next });
  return chosen.length > 0;
}

/** The cause is gone: the next ones go. Once all went it is remembered for a while. */
async function letGo(
  tx: LedgerTransaction,
  portalId: PortalId,
  retry: Retry,
  now: number,
): Promise<boolean> {
  const letters = await lettersOf(tx, portalId, retry, contactsALook);
  if (letters.length === 0) {
    if (retry.is_open === 1 && retry.probe_at <= now) await forget(tx, portalId, retry);
    else {
      const until = now + rememberedMs;
      await change(tx, portalId, retry, { is_open: 1, probe_at: until, next_at: until });
    }
    return false;
  }
  await tryContactsAgain(tx, portalId, letters.map(contactOf), now);
  await dropLetters(tx, letters);
  const until = now + rememberedMs;
  const isLast = letters.length < contactsALook;
  await change(tx, portalId, retry, {
    is_open: 1,
    probe_at: until,
    next_at: isLast ? until : now,
  });
  return true;
}

/** True when the contact that is being tried is through: nothing of it is on its way, and it was not refused again. */
async function cameThrough(
  tx: LedgerTransaction,
  portalId: PortalId,
  retry: Retry,
): Promise<boolean> {
  const trial = await trialOf(tx, portalId, retry);
  if (trial === undefined || (await isOnItsWay(tx, portalId, trial.contact_id))) return false;
  await dropLetters(tx, [trial]);
  return true;
}

async function isTrying(tx: LedgerTransaction, portalId: PortalId, retry: Retry): Promise<boolean> {
  return (await trialOf(tx, portalId, retry)) !== undefined;
}

function trialOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  { stage, cause, about }: Retry,
): Promise<Letter | undefined> {
  return tx
    .selectFrom("dead_letters")
    .select(["id", "contact_id"])
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .where("tried_at", "is not", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Whether the contact still waits to be scored, written, enrolled or told of. */
async function isOnItsWay(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
): Promise<boolean> {
  const of = { portal_id: portalId, contact_id: contactId };
  const waiting = await tx
    .selectFrom("dirty")
    .select("contact_id")
    .where((e) => e.and(of))
    .unionAll((e) =>
      e
        .selectFrom("writes")
        .select("contact_id")
        .where((w) => w.and(of))
        .where("in_turn", "!=", turns.held),
    )
    .unionAll((e) =>
      e
        .selectFrom("crossings")
        .select("contact_id")
        .where((c) => c.and(of))
        .where((c) => c.or([isNext.sql(), isIntended.sql(), isCalling.sql()]))
        .where("ended_at", "is", null),
    )
    .unionAll((e) =>
      e
        .selectFrom("effects")
        .select("contact_id")
        .where((f) => f.and(of))
        .where("state", "in", ["due", "in_flight", "unknown"]),
    )
    .unionAll((e) =>
      e
        .selectFrom("action_calls")
        .select("contact_id")
        .where((a) => a.and(of))
        .where("state", "=", "blocked"),
    )
    .executeTakeFirst();
  return waiting !== undefined;
}

function lettersOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  { stage, cause, about }: Retry,
  limit: number,
): Promise<Letter[]> {
  return tx
    .selectFrom("dead_letters")
    .select(["id", "contact_id"])
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .orderBy("id")
    .limit(limit)
    .execute();
}

async function withEmail(
  tx: LedgerTransaction,
  portalId: PortalId,
  letters: readonly Letter[],
): Promise<Letter[]> {
  const rows = await tx
    .selectFrom("inputs")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", letters.map(contactOf))
    .where("email", "!=", "")
    .execute();
  const reachable = new Set(rows.map(contactOf));
  return letters.filter((letter) => reachable.has(contactOf(letter)));
}

async function noteTrial(
  tx: LedgerTransaction,
  letters: readonly Letter[],
  now: number,
): Promise<void> {
  for (const { id } of letters) {
    await tx.updateTable("dead_letters").set({ tried_at: now }).where("id", "=", id).execute();
  }
}

async function change(
  tx: LedgerTransaction,
  portalId: PortalId,
  { stage, cause, about }: Retry,
  values: Partial<Pick<Retry, "tries" | "next_at" | "probe_at" | "is_open">>,
): Promise<void> {
  await tx
    .updateTable("retries")
    .set(values)
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .execute();
}

async function forget(
  tx: LedgerTransaction,
  portalId: PortalId,
  { stage, cause, about }: Retry,
): Promise<void> {
  await tx
    .deleteFrom("retries")
    .where("portal_id", "=", portalId)
    .where((e) => e.and({ stage, cause, about }))
    .execute();
}

function contactOf({ contact_id: id }: Pick<Letter, "contact_id">): string {
  return id;
}
