import type { Verdict } from "../../scoring/facts.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import type { ScoresBefore } from "../history/scores-before.ts";

/** What became of a contact so far. */
export type Outcomes = {
  /** `at`: when it became that stage, epoch milliseconds; null when HubSpot does not say. */
  readonly lifecycle: { readonly stage: string; readonly at: number | null } | null;
  readonly verdict: Verdict | null;
};

type Row = {
  readonly contactId: string;
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly at: number;
};

/**
 * Keeps lifecycle stages and verdicts with their dates, each once, from the first day on: calibration needs the
 * history. A stage without a date of its own is dated by when its change was seen; at first sight, where nobody
 * knows, by 0. Call it in the commit of their scores, with the ones `before`. `now` in epoch milliseconds.
 */
export async function recordOutcomes(
  tx: LedgerTransaction,
  portalId: PortalId,
  contacts: readonly { readonly contactId: string; readonly outcomes?: Outcomes }[],
  before: ScoresBefore,
  now: number,
): Promise<void> {
  const isKnown = (contactId: string, stage: string): boolean =>
    before.get(contactId)?.lifecycle_stage === stage;
  const asked = contacts.filter(({ contactId, outcomes }) => {
    const stage = outcomes?.lifecycle?.stage;
    return stage !== undefined && !isKnown(contactId, stage);
  });
  const last = await lastStages(
    tx,
    portalId,
    asked.map((contact) => contact.contactId),
  );
  const rows = contacts.flatMap(({ contactId, outcomes }): Row[] => {
    if (outcomes === undefined) return [];
    const { lifecycle, verdict } = outcomes;
    const rows: Row[] = [];
    if (
      lifecycle !== null &&
      !isKnown(contactId, lifecycle.stage) &&
      last.get(contactId) !== lifecycle.stage
    ) {
      const at = lifecycle.at ?? (last.has(contactId) ? now : 0);
      const id = `lifecycle/${lifecycle.stage}@${at}`;
      rows.push({ contactId, id, kind: "lifecycle", value: lifecycle.stage, at });
    }
    if (verdict !== null) {
      const { value, at } = verdict;
      rows.push({ contactId, id: `verdict/${value}@${at}`, kind: "verdict", value, at });
    }
    return rows;
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("outcomes")
    .values(
      rows.map(({ contactId, ...row }) => ({
        portal_id: portalId,
        contact_id: contactId,
        ...row,
        amount: null,
        recorded_at: now,
      })),
    )
    .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
    .execute();
}

async function lastStages(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("outcomes")
    .select(["contact_id", "value"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where("kind", "=", "lifecycle")
    .orderBy("recorded_at")
    .orderBy("at")
    .execute();
  // The latest of each contact comes last.
  return new Map(rows.map((row) => [row.contact_id, row.value]));
}
