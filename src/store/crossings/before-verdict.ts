import { z } from "zod";
import { dayMs } from "../../base/time/utc-day.ts";
import type { ReadinessState, Verdict } from "../../scoring/facts.ts";
import { keptVerdict } from "../contacts/kept-verdict.ts";
import { schemaColumn } from "../engine/json-column.ts";
import type { LedgerReader, LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** A crossing as it stood before sales answered; the latest of its scenario. */
const crossing = z.object({
  scenario: z.string(),
  generation: z.number().int(),
  state: z.string(),
  endedAt: z.number().nullable(),
  endedWhy: z.string().nullable(),
  rearmedAt: z.number().nullable(),
});
export type CrossingBefore = z.infer<typeof crossing>;
const crossingsColumn = schemaColumn(z.array(crossing));

/** A lead as it was before sales' verdict, which may be taken back within the day. */
export type BeforeVerdict = {
  /** When the first of the verdicts was given that stand between then and now, epoch milliseconds. */
  readonly at: number;
  /** The answer that stood then; null for none. */
  readonly verdict: Verdict | null;
  readonly readiness: ReadinessState;
  readonly crossings: readonly CrossingBefore[];
};

/** For so long a verdict can be undone (docs/contracts.md, Undo of a verdict). */
export const undoMs = dayMs;

/**
 * Remembers these contacts as they are before the verdict of this commit, so that it can be undone: call it before their
 * scores and crossings are written. A verdict that follows another within the day is undone together with that.
 */
export async function keepBeforeVerdict(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactIds: readonly string[],
  now: number,
): Promise<void> {
  if (contactIds.length === 0) return;
  const scores = await tx
    .selectFrom("scores")
    .select(["contact_id", "verdict", "verdict_at", "ready", "ready_since", "below_since"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  const crossings = await tx
    .selectFrom("crossings")
    .select([
      "contact_id",
      "scenario",
      "generation",
      "state",
      "ended_at",
      "ended_why",
      "rearmed_at",
    ])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .orderBy("generation")
    .execute();
  const crossingsOf = Map.groupBy(crossings, (row) => row.contact_id);
  for (const row of scores) {
    const latest = new Map(
      (crossingsOf.get(row.contact_id) ?? []).map((each) => [
        each.scenario,
        {
          scenario: each.scenario,
          generation: each.generation,
          state: each.state,
          endedAt: each.ended_at,
          endedWhy: each.ended_why,
          rearmedAt: each.rearmed_at,
        },
      ]),
    );
    const values = {
      at: now,
      verdict: row.verdict,
      verdict_at: row.verdict_at,
      ready: row.ready,
      ready_since: row.ready_since,
      below_since: row.below_since,
      crossings_json: crossingsColumn.write([...latest.values()]),
    };
    await tx
      .insertInto("before_verdicts")
      .values({ portal_id: portalId, contact_id: row.contact_id, ...values })
      .onConflict((c) =>
        c
          .columns(["portal_id", "contact_id"])
          .doUpdateSet(values)
          .where("before_verdicts.at", "<=", now - undoMs),
      )
      .execute();
  }
}

/** These contacts as they were before their verdicts, by contact; undoMs says how long it can be undone. */
export async function recallBeforeVerdicts(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, BeforeVerdict>> {
  if (contactIds.length === 0) return new Map();
  const rows = await read
    .selectFrom("before_verdicts")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.contact_id,
      {
        at: row.at,
        verdict: keptVerdict(row),
        readiness: {
          ready: row.ready === 1,
          readySince: row.ready_since,
          belowSince: row.below_since,
        },
        crossings: crossingsColumn.read(row.crossings_json) ?? [],
      },
    ]),
  );
}

/** A verdict that was taken back within the day, and what stands instead. */
export type UndoneVerdict = { readonly undone: Verdict; readonly instead: Verdict | null };

/** Takes a verdict back: the hand-off that it answered waits as before, and it counts as no outcome. */
export async function takeVerdictBack(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
  { undone, instead }: UndoneVerdict,
  now: number,
): Promise<void> {
  await tx
    .updateTable("handoffs")
    .set({ verdict: null, verdict_at: null, verdict_reason: null, undone_at: now })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("verdict_at", "=", undone.at)
    .execute();
  if (instead !== null) {
    await tx
      .updateTable("handoffs")
      .set({ verdict: instead.value, verdict_at: instead.at })
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .where("undone_at", "=", now)
      .where("crossed_at", "<=", instead.at)
      .execute();
  }
  await tx
    .deleteFrom("before_verdicts")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .execute();
  await tx
    .deleteFrom("outcomes")
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", contactId)
    .where("kind", "=", "verdict")
    .where("at", "=", undone.at)
    .execute();
}

/** Forgets what can be undone no more. */
export async function pruneBeforeVerdicts(
  tx: LedgerTransaction,
  portalId: PortalId,
  now: number,
): Promise<void> {
  await tx
    .deleteFrom("before_verdicts")
    .where("portal_id", "=", portalId)
    .where("at", "<=", now - undoMs)
    .execute();
}
