import { verdictValues } from "../../scoring/verdict.ts";
import { z } from "zod";
import { verdictReasons } from "../../words/verdict-words.ts";
import { noteInAudit } from "../../store/audit-trail.ts";
import { news, markDirty } from "../../store/marks/mark-dirty.ts";
import { lockPortal } from "../../store/engine/lock-portal.ts";
import { intendWrites } from "../../store/writes/intend-writes.ts";
import { contactUnknown, notConnected, ok, refused, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { scoredOf } from "../../store/scores/scored-of.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { refusals } from "../../words/refusals.ts";

/** `value` null takes the verdict back. */
const verdict = z.strictObject({
  value: z.enum(verdictValues).nullable(),
  /** One of the reasons to pick from; empty for none. */
  reason: z.enum(["", ...verdictReasons.map((reason) => reason.value)]).default(""),
  note: z.string().trim().max(500).default(""),
});

/**
 * Takes sales' verdict, or its undoing: its properties are intended for HubSpot through the ledger, and
 * the contact is marked with news, so that it takes effect with the next scoring (contracts.md,
 * Verdict). The same verdict twice changes nothing more: HubSpot repeats a call that failed (hubspot-facts 8.3).
 */
export async function giveVerdict(
  { ledger, portals, clock, wakePortal }: CardsDeps,
  { portalId, userEmail, userId, body }: SignedCall,
  contactId: string,
): Promise<Answer> {
  const given = verdict.safeParse(body);
  if (!given.success) {
    return refused(400, refusals.verdictInvalid);
  }
  if ((await portals.get(portalId))?.status !== "connected") return notConnected;
  const { value, reason, note } = given.data;
  const now = clock.now();
  const isKnown = await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    if ((await scoredOf(tx, portalId, [contactId])).length === 0) return false;
    const properties = {
      ripen_verdict: value ?? "",
      ripen_verdict_reason: value === null ? "" : reason,
      ripen_verdict_note: value === null ? "" : note,
    };
    await intendWrites(tx, portalId, [{ contactId, properties }], now);
    await markDirty(tx, portalId, [{ contactId, news: news.changed }], now);
    await noteInAudit(tx, {
      portalId,
      at: now,
      who: userEmail || `user ${userId}`,
      what: "verdict",
      // Reason and note may speak of a person: they live on the contact, where erasure finds them.
      detail: { contactId, value },
    });
    return true;
  });
  if (!isKnown) return contactUnknown;
  wakePortal(portalId);
  const isGiven = value !== null;
  return ok({ value, reason: isGiven ? reason : "", note: isGiven ? note : "", at: now });
}
