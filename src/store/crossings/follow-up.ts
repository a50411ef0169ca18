import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** What a person's first contact was: `last_contacted` is HubSpot's own date, where an admin lets it count. */
export const firstContactHows = ["call", "meeting", "verdict", "status", "last_contacted"] as const;
export type FirstContactHow = (typeof firstContactHows)[number];

/**
 * How a hand-off stands (docs/contracts.md, SLA): `reminded` and `breached` wait still; `lost_waiting` stopped being
 * ready before anybody tried.
 */
export const slaStates = [
  "open",
  "reminded",
  "breached",
  "in_time",
  "late",
  "lost_waiting",
] as const;
export type SlaState = (typeof slaStates)[number];

/** What sales has done about a hand-off so far. Times in epoch milliseconds, null for not yet. */
export type FollowUp = {
  /** The first attempt of a person. */
  readonly firstContactAt: number | null;
  readonly firstContactHow: FirstContactHow | null;
  /** When we knew of it: later than the attempt where it was logged later. */
  readonly firstContactKnownAt: number | null;
  readonly attempts: number;
  readonly conversations: number;
  /** When the reminder, and when all of sales' time fell due while nobody had tried. */
  readonly remindedAt: number | null;
  readonly breachedAt: number | null;
  /** When the lead stopped being ready although nobody had tried. */
  readonly lostAt: number | null;
};

/** Of a hand-off that was made a moment ago. */
export const noFollowUp: FollowUp = {
  firstContactAt: null,
  firstContactHow: null,
  firstContactKnownAt: null,
  attempts: 0,
  conversations: 0,
  remindedAt: null,
  breachedAt: null,
  lostAt: null,
};

/** The columns of a hand-off that hold it. */
export const followUpColumns = [
  "first_contact_at",
  "first_contact_how",
  "first_contact_known_at",
  "attempts",
  "conversations",
  "reminded_at",
  "breached_at",
  "lost_at",
] as const;

type FollowUpRow = {
  readonly first_contact_at: number | null;
  readonly first_contact_how: string | null;
  readonly first_contact_known_at: number | null;
  readonly attempts: number;
  readonly conversations: number;
  readonly reminded_at: number | null;
  readonly breached_at: number | null;
  readonly lost_at: number | null;
};

export function readFollowUp(row: FollowUpRow): FollowUp {
  return {
    firstContactAt: row.first_contact_at,
    firstContactHow: firstContactHows.find((how) => how === row.first_contact_how) ?? null,
    firstContactKnownAt: row.first_contact_known_at,
    attempts: row.attempts,
    conversations: row.conversations,
    remindedAt: row.reminded_at,
    breachedAt: row.breached_at,
    lostAt: row.lost_at,
  };
}

/** Keeps what sales has done about a contact's hand-off of this generation. */
export async function recordFollowUp(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { generation, ...done }: FollowUp & { readonly generation: number },
): Promise<void> {
  await tx
    .updateTable("handoffs")
    .set({
      first_contact_at: done.firstContactAt,
      first_contact_how: done.firstContactHow,
      first_contact_known_at: done.firstContactKnownAt,
      attempts: done.attempts,
      conversations: done.conversations,
      reminded_at: done.remindedAt,
      breached_at: done.breachedAt,
      lost_at: done.lostAt,
    })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("generation", "=", generation)
    .execute();
}
