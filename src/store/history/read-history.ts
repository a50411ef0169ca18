import type { Ledger } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { readCause, type ReadinessCause } from "./readiness-cause.ts";
import { dayMs, utcDayOf } from "../../base/time/utc-day.ts";

/** The score at the end of one UTC day. */
export type ScoreDay = {
  /** Epoch milliseconds of its midnight. */
  readonly at: number;
  readonly fit: number;
  readonly pain: number;
  readonly leadScore: number;
};

/** The latest `limit` days on which the contact's score changed, oldest first. */
export async function readTrend(
  ledger: Ledger,
  portalId: PortalId,
  contactId: string,
  limit: number,
): Promise<ScoreDay[]> {
  const over = await ledger.read
    .selectFrom("score_days")
    .select(["day", "fit", "pain", "lead_score"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .orderBy("day", "desc")
    .limit(limit)
    .execute();
  const standing = await ledger.read
    .selectFrom("scores")
    .select((s) => [s.ref("moved_day").$notNull().as("day"), "fit", "pain", "lead_score"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("moved_day", "is not", null)
    .execute();
  const days = new Map([...over.toReversed(), ...standing].map((row) => [row.day, row]));
  return [...days.values()].slice(-limit).map((row) => ({
    at: row.day * dayMs,
    fit: row.fit,
    pain: row.pain,
    leadScore: row.lead_score,
  }));
}

/** When the contact last left ready, and why; null when it never did. */
export async function readLeaving(
  ledger: Ledger,
  portalId: PortalId,
  contactId: string,
): Promise<{ readonly at: number; readonly cause: ReadinessCause } | null> {
  const row = await ledger.read
    .selectFrom("readiness_changes")
    .select(["at", "cause_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("ready", "=", 0)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, cause: readCause(row.cause_json) };
}

/**
 * Drops days before `before` (epoch milliseconds) of every portal; changes of readiness and the scores that stand are
 * kept with the contact.
 */
export async function pruneHistory(ledger: Ledger, before: number): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx.deleteFrom("score_days").where("day", "<", utcDayOf(before)).execute();
  });
}
