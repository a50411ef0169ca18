import { sql } from "kysely";
import type { BehaviourEvent, Verdict } from "../scoring/facts.ts";
import type { Score } from "../scoring/result.ts";
import { addDeadLetter } from "./dead-letters.ts";
import { deferDirty, type Deferral } from "./defer-dirty.ts";
import { queueErasure } from "./erasures.ts";
import { objectors, withoutObjectors } from "./objectors.ts";
import { inState } from "./in-state.ts";
import { advanceJob, type JobStep } from "./jobs.ts";
import type { CrossingChange } from "./crossing.ts";
import { intendWrites, type Intention } from "./intend-writes.ts";
import { keepInputs, type Inputs } from "./keep-inputs.ts";
import { checkFence, type Lease } from "./lease.ts";
import type { Ledger, LedgerTransaction } from "./ledger.ts";
import { lockPortal } from "./lock-portal.ts";
import type { PortalId } from "./portal-id.ts";
import { recordCrossings } from "./record-crossings.ts";
import { recordOutcomes, type Outcomes } from "./record-outcomes.ts";
import { recordHistory } from "./record-history.ts";
import { endDays } from "./end-days.ts";
import { survivorsOf } from "./survivors-of.ts";
import { scoresBefore } from "./scores-before.ts";
import { unwrittenTriggers } from "./unwritten-triggers.ts";
import { upsertScores } from "./upsert-scores.ts";
import { watchReadiness } from "./watch-readiness.ts";

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
  /** When `write` may go to HubSpot (intend-writes.ts); at once when left out. */
  readonly pace?: Intention["pace"];
  /** All values intended so far, this write included, trigger properties apart. */
  readonly published: Readonly<Record<string, string>>;
  /** What was read for it, to be kept for previews and explanations. */
  readonly inputs?: Inputs;
  /** The contact's modification date as read, epoch milliseconds; null or absent when HubSpot did not say. */
  readonly modifiedAt?: number | null;
  /** What became of the contact so far, as this reading shows it. */
  readonly outcomes?: Outcomes;
};

export type Turn = {
  readonly portalId: PortalId;
  readonly lease: Lease;
  readonly decisions: readonly Decision[];
  /** Contacts that could not be scored, each with the reason: kept as dead letters, so that they hold up no other. */
  readonly failed: readonly {
    readonly contactId: string;
    readonly mark: number | null;
    readonly reason: string;
  }[];
  /** Contacts that HubSpot no longer has, with the mark that asked for them. */
  readonly gone: readonly { readonly contactId: string; readonly mark: number | null }[];
  /** Contacts that HubSpot shows older than what marked them: they stay marked and are read again. */
  readonly deferred?: readonly Deferral[];
  /** Contacts whose readiness changed under an unchanged model: the portal's breaker counts them. */
  readonly readinessChanges?: number;
  /** How far a job of the portal came with this turn. */
  readonly step: JobStep | null;
  readonly now: number;
};

/**
 * Commits a turn whole or not at all: events, counters, scores, crossings and intended writes, and takes
 * the marks off that it answers (a contact marked again meanwhile stays marked). This is the only way in
 * which a contact's state moves. A contact that was deleted, erased or merged away since it was read is
 * left out, so that nothing of it comes back. Throws RipenError LEASE_LOST when another instance has the
 * lane by now.
 */
export async function commitBatch(ledger: Ledger, given: Turn): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, given.lease);
    await lockPortal(tx, given.portalId);
    const present = await withoutGone(tx, given);
    const turn = { ...present, decisions: withoutObjectors(present.decisions) };
    await queueErasure(tx, turn.portalId, objectors(turn.decisions), "objection", turn.now);
    await insertEvents(tx, turn);
    await upsertCounters(tx, turn);
    const ids = turn.decisions.map(({ contactId }) => contactId);
    const before = await scoresBefore(tx, turn.portalId, ids);
    await recordHistory(tx, turn.portalId, turn.decisions, before, turn.now);
    await upsertScores(tx, turn.portalId, turn.decisions, before, turn.now);
    await recordOutcomes(tx, turn.portalId, turn.decisions, before, turn.now);
    await keepInputs(tx, turn.portalId, turn.decisions.flatMap(withInputs), turn.now);
    await recordCrossings(tx, turn.portalId, turn.decisions, turn.now);
    await intendValues(tx, turn);
    await forgetGone(tx, turn);
    for (const { contactId, reason } of turn.failed) {
      await addDeadLetter(tx, turn.portalId, contactId, "score", reason, {}, turn.now);
    }
    await watchReadiness(tx, turn.portalId, turn.readinessChanges ?? 0, turn.now);
    await clearMarks(tx, given);
    await deferDirty(tx, turn.portalId, turn.deferred ?? []);
    if (turn.step) await advanceJob(tx, turn.portalId, turn.step, turn.now);
  });
}

function withInputs({ contactId, inputs }: Decision): { contactId: string; inputs: Inputs }[] {
  return inputs === undefined ? [] : [{ contactId, inputs }];
}

async function withoutGone(tx: LedgerTransaction, turn: Turn): Promise<Turn> {
  const ids = [...turn.decisions, ...turn.failed].map((contact) => contact.contactId);
  const gone = await survivorsOf(tx, turn.portalId, ids);
  const isHere = (contact: { readonly contactId: string }): boolean => !gone.has(contact.contactId);
  return {
    ...turn,
    decisions: turn.decisions.filter(isHere),
    failed: turn.failed.filter(isHere),
  };
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

/** A trigger whose write was dropped (HubSpot did not find the contact then) is intended again. */
async function intendValues(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const ids = turn.decisions.map((decision) => decision.contactId);
  const triggers = await unwrittenTriggers(tx, turn.portalId, ids);
  const intentions = turn.decisions.map(({ contactId, write, pace = "now" }) => ({
    contactId,
    properties: { ...triggers.get(contactId), ...write },
    // What sets a workflow off does not wait.
    pace: triggers.has(contactId) ? ("now" as const) : pace,
  }));
  await intendWrites(tx, turn.portalId, intentions, turn.now);
}

async function forgetGone(tx: LedgerTransaction, turn: Turn): Promise<void> {
  if (turn.gone.length === 0) return;
  const ids = turn.gone.map((g) => g.contactId);
  await endDays(tx, turn.portalId, ids);
  for (const table of ["scores", "writes", "inputs"] as const) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", turn.portalId)
      .where("contact_id", "in", ids)
      .execute();
  }
}

async function clearMarks(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const answered = [...turn.decisions, ...turn.gone, ...turn.failed].flatMap(
    ({ contactId, mark }) => (mark === null ? [] : [{ contactId, state: mark }]),
  );
  if (answered.length === 0) return;
  await tx
    .deleteFrom("dirty")
    .where("portal_id", "=", turn.portalId)
    .where(inState("mark", answered))
    .execute();
}
