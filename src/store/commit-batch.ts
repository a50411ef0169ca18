import { sql } from "kysely";
import type { BehaviourEvent, Verdict } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";
import { advanceJob, type JobStep } from "./jobs.ts";
import type { CrossingChange } from "./crossing.ts";
import { checkFence, type Lease } from "./lease.ts";
import type { Ledger, LedgerTransaction } from "./ledger.ts";
import type { PortalId } from "./portal-id.ts";
import { recordCrossings } from "./record-crossings.ts";

/** What one turn decided for one contact. */
export type Decision = {
  readonly contactId: string;
  readonly companyId: string | null;
  /** The mark that this scoring answers; null when the contact was not marked (backfill). */
  readonly mark: number | null;
  readonly score: Score;
  readonly verdict: Verdict | null;
  /** Epoch milliseconds at which the score changes by itself; null when it does not. */
  readonly nextChangeAt: number | null;
  readonly events: readonly BehaviourEvent[];
  readonly counters: ReadonlyMap<string, number>;
  readonly crossings: readonly CrossingChange[];
  /** Values intended for HubSpot now, trigger properties included; empty when nothing is to be written. */
  readonly write: Readonly<Record<string, string>>;
  /** All values intended so far, this write included, trigger properties apart. */
  readonly published: Readonly<Record<string, string>>;
};

export type Turn = {
  readonly portalId: PortalId;
  readonly lease: Lease;
  readonly decisions: readonly Decision[];
  /** Contacts that HubSpot no longer has, with the mark that asked for them. */
  readonly gone: readonly { readonly contactId: string; readonly mark: number | null }[];
  /** How far a job of the portal came with this turn. */
  readonly step: JobStep | null;
  readonly now: number;
};

/**
 * Commits a turn whole or not at all: events, counters, scores, crossings and intended writes, and takes
 * the marks off that it answers (a contact marked again meanwhile stays marked). This is the only way in
 * which a contact's state moves. Throws RipenError LEASE_LOST when another instance has the lane by now.
 */
export async function commitBatch(ledger: Ledger, turn: Turn): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, turn.lease);
    await insertEvents(tx, turn);
    await upsertCounters(tx, turn);
    await upsertScores(tx, turn);
    await recordCrossings(tx, turn.portalId, turn.decisions, turn.now);
    await intendWrites(tx, turn);
    await forgetGone(tx, turn);
    await clearMarks(tx, turn);
    if (turn.step) await advanceJob(tx, turn.portalId, turn.step, turn.now);
  });
}

/** Keeps statements below SQLite's limit of 32,766 variables. */
const rowsAStatement = 2_000;

async function insertEvents(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const rows = turn.decisions.flatMap((decision) =>
    decision.events.map((event) => ({
      portal_id: turn.portalId,
      contact_id: decision.contactId,
      id: event.id,
      type: event.type,
      occurred_at: event.occurredAt,
      source: event.source,
      properties_json: JSON.stringify(event.properties),
      recorded_at: turn.now,
    })),
  );
  for (let i = 0; i < rows.length; i += rowsAStatement) {
    await tx
      .insertInto("events")
      .values(rows.slice(i, i + rowsAStatement))
      .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
      .execute();
  }
}

async function upsertCounters(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const rows = turn.decisions.flatMap((decision) =>
    [...decision.counters].map(([counter, value]) => ({
      portal_id: turn.portalId,
      contact_id: decision.contactId,
      counter,
      value,
    })),
  );
  for (let i = 0; i < rows.length; i += rowsAStatement) {
    await tx
      .insertInto("counters")
      .values(rows.slice(i, i + rowsAStatement))
      .onConflict((c) =>
        c
          .columns(["portal_id", "contact_id", "counter"])
          .doUpdateSet({ value: sql`excluded.value` }),
      )
      .execute();
  }
}

async function upsertScores(tx: LedgerTransaction, turn: Turn): Promise<void> {
  if (turn.decisions.length === 0) return;
  const rows = turn.decisions.map(
    ({ contactId, companyId, score, verdict, nextChangeAt, published }) => ({
      portal_id: turn.portalId,
      contact_id: contactId,
      company_id: companyId,
      kind: score.kind,
      model_version: score.modelVersion,
      as_of: score.asOf,
      fit: score.fit,
      pain: score.pain,
      lead_score: score.leadScore,
      band: score.band,
      segment: score.segment,
      ready: score.readiness.ready ? 1 : 0,
      ready_since: score.readiness.readySince,
      below_since: score.readiness.belowSince,
      verdict: verdict?.value ?? null,
      verdict_at: verdict?.at ?? null,
      next_change_at: nextChangeAt,
      score_json: JSON.stringify(score),
      published_json: JSON.stringify(published),
    }),
  );
  const columns = Object.keys(rows[0] ?? {}).filter((c) => c !== "portal_id" && c !== "contact_id");
  await tx
    .insertInto("scores")
    .values(rows)
    .onConflict((c) =>
      c
        .columns(["portal_id", "contact_id"])
        .doUpdateSet(
          Object.fromEntries(columns.map((name) => [name, sql.ref(`excluded.${name}`)])),
        ),
    )
    .execute();
}

async function intendWrites(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const wanted = turn.decisions.filter((d) => Object.keys(d.write).length > 0);
  if (wanted.length === 0) return;
  const pending = await tx
    .selectFrom("writes")
    .select(["contact_id", "properties_json", "seq"])
    .where("portal_id", "=", turn.portalId)
    .where(
      "contact_id",
      "in",
      wanted.map((d) => d.contactId),
    )
    .execute();
  const pendingOf = new Map(pending.map((row) => [row.contact_id, row]));
  const rows = wanted.map(({ contactId, write }) => {
    const before = pendingOf.get(contactId);
    const unsettled = before ? (JSON.parse(before.properties_json) as object) : {};
    return {
      portal_id: turn.portalId,
      contact_id: contactId,
      properties_json: JSON.stringify({ ...unsettled, ...write }),
      seq: (before?.seq ?? 0) + 1,
      intended_at: turn.now,
    };
  });
  await tx
    .insertInto("writes")
    .values(rows)
    .onConflict((c) =>
      c.columns(["portal_id", "contact_id"]).doUpdateSet({
        properties_json: sql`excluded.properties_json`,
        seq: sql`excluded.seq`,
      }),
    )
    .execute();
}

async function forgetGone(tx: LedgerTransaction, turn: Turn): Promise<void> {
  if (turn.gone.length === 0) return;
  const ids = turn.gone.map((g) => g.contactId);
  for (const table of ["scores", "writes"] as const) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", turn.portalId)
      .where("contact_id", "in", ids)
      .execute();
  }
}

async function clearMarks(tx: LedgerTransaction, turn: Turn): Promise<void> {
  for (const { contactId, mark } of [...turn.decisions, ...turn.gone]) {
    if (mark === null) continue;
    await tx
      .deleteFrom("dirty")
      .where("portal_id", "=", turn.portalId)
      .where("contact_id", "=", contactId)
      .where("mark", "=", mark)
      .execute();
  }
}
