import { sql } from "kysely";
import { addDeadLetter } from "./failures/dead-letters.ts";
import { deferDirty } from "./marks/defer-dirty.ts";
import { queueErasure } from "./contacts/erasures.ts";
import type { Decision, Turn } from "./decision.ts";
import { learnForms } from "./forms/forms.ts";
import { inState } from "./engine/in-state.ts";
import { advanceJob } from "./portals/jobs.ts";
import { intendWrites } from "./writes/intend-writes.ts";
import { keepInputs, type Inputs } from "./contacts/keep-inputs.ts";
import { checkFence } from "./engine/lease.ts";
import type { Ledger, LedgerTransaction } from "./engine/ledger.ts";
import { keepShadows } from "./evidence/shadows.ts";
import { lockPortal } from "./engine/lock-portal.ts";
import { keepBeforeVerdict, takeVerdictBack } from "./crossings/before-verdict.ts";
import { recordCrossings } from "./crossings/record-crossings.ts";
import { recordHandoffs } from "./crossings/handoffs.ts";
import { recordOutcomes } from "./outcomes/record-outcomes.ts";
import { recordHistory } from "./history/record-history.ts";
import { endDays } from "./history/end-days.ts";
import { survivorsOf } from "./contacts/survivors-of.ts";
import { scoresBefore } from "./history/scores-before.ts";
import { unwrittenTriggers } from "./crossings/unwritten-triggers.ts";
import { noteUnexplained } from "./crossings/unexplained.ts";
import { writeScore } from "./scores/kept-score.ts";
import { upsertScores } from "./scores/upsert-scores.ts";

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
    // Before the turn's own events: they were read with these names.
    const told = turn.decisions.flatMap(({ forms = new Map<string, string>() }) => [...forms]);
    await learnForms(tx, turn.portalId, new Map(told), turn.now);
    await insertEvents(tx, turn);
    await countEvents(tx, turn);
    await upsertCounters(tx, turn);
    const ids = turn.decisions.map(({ contactId }) => contactId);
    const answered = turn.decisions.flatMap(({ contactId, isAnswered }) =>
      isAnswered === true ? [contactId] : [],
    );
    await keepBeforeVerdict(tx, turn.portalId, answered, turn.now);
    const before = await scoresBefore(tx, turn.portalId, ids);
    await recordHistory(tx, turn.portalId, turn.decisions, before, turn.now);
    await upsertScores(tx, turn.portalId, turn.decisions, before, turn.now);
    await recordOutcomes(tx, turn.portalId, turn.decisions, before, turn.now);
    await keepShadows(tx, turn.portalId, turn.decisions, turn.now);
    await keepInputs(tx, turn.portalId, turn.decisions.flatMap(withInputs), turn.now);
    for (const { contactId, undone } of turn.decisions) {
      if (undone !== undefined) {
        await takeVerdictBack(tx, turn.portalId, contactId, undone, turn.now);
      }
    }
    await recordCrossings(tx, turn.portalId, turn.decisions, turn.now);
    await recordHandoffs(tx, turn.portalId, turn.decisions, {
      now: turn.now,
      writeLines: writeScore,
    });
    await intendValues(tx, turn);
    await forgetGone(tx, turn);
    for (const { contactId, reason } of turn.failed) {
      const why = { cause: "not_scored", about: "" } as const;
      await addDeadLetter(tx, turn.portalId, { contactId, stage: "score", why, reason }, turn.now);
    }
    await noteUnexplained(tx, turn.portalId, turn.unexplained ?? new Map(), turn.now);
    await clearMarks(tx, given);
    await deferDirty(tx, turn.portalId, turn.deferred ?? []);
    if (turn.step) await advanceJob(tx, turn.portalId, turn.step, turn.now);
  });
}

/** The contacts among these that object to being scored (ripen_do_not_score). */
function objectors(decisions: readonly Decision[]): string[] {
  return decisions
    .filter(({ score }) => score.reason?.kind === "objection")
    .map(({ contactId }) => contactId);
}

/** Of a contact that objects nothing is kept but that it does, and what it last showed. */
function withoutObjectors(decisions: readonly Decision[]): readonly Decision[] {
  const objecting = new Set(objectors(decisions));
  return decisions.map((decision) => {
    if (!objecting.has(decision.contactId)) return decision;
    const { inputs: _, outcomes: __, ...rest } = decision;
    return { ...rest, events: [], counters: new Map(), forms: new Map() };
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
      counted_at: event.occurredAt <= decision.score.asOf ? turn.now : null,
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

/** Events that were in the ledger already and that these scorings were the first to count. */
async function countEvents(tx: LedgerTransaction, turn: Turn): Promise<void> {
  const keys = turn.decisions.flatMap(({ contactId, counted = [] }) =>
    counted.map((id) => sql`(${contactId}, ${id})`),
  );
  for (let i = 0; i < keys.length; i += rowsAStatement) {
    await tx
      .updateTable("events")
      .set({ counted_at: turn.now })
      .where("portal_id", "=", turn.portalId)
      .where("counted_at", "is", null)
      .where(
        sql<boolean>`(contact_id, id) in (values ${sql.join(keys.slice(i, i + rowsAStatement))})`,
      )
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
  for (const table of ["scores", "writes", "inputs", "histories", "shadows"] as const) {
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
