import { sql } from "kysely";
import { rebaseline } from "../events/counter.ts";
import { queueErasure } from "../contacts/erasures.ts";
import { erasedId } from "../contacts/erased-id.ts";
import { buryContact, dropContact } from "./forget-contact.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { news, markDirty } from "../marks/mark-dirty.ts";
import { toldText } from "../marks/told.ts";
import { mergeCrossings } from "../crossings/merge-crossings.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * Moves everything of merged contacts to the survivor, which HubSpot may have given a new id
 * (hubspot-facts 3.10): events, readiness and the record of enrolments. A merge is no news, so it
 * fires nothing (contracts.md, Crossings). Merges may be heard of in any order, and after the survivor's
 * own end; a second run changes nothing. `at` and `now` in epoch milliseconds.
 */
export async function applyMerge(
  tx: LedgerTransaction,
  portalId: PortalId,
  namedSurvivorId: string,
  mergedIds: readonly string[],
  at: number,
  now: number,
): Promise<void> {
  const survivor = await endOfChain(tx, portalId, namedSurvivorId);
  const gone: string[] = [];
  for (const id of new Set(mergedIds)) {
    const kind = (await tombstoneOf(tx, portalId, id))?.kind;
    if (id !== survivor.id && kind !== "merged" && kind !== "erased") gone.push(id);
  }
  if (gone.length === 0) return;
  const all = [survivor.id, ...gone];

  await moveEvents(tx, portalId, survivor.id, gone);
  await moveOutcomes(tx, portalId, survivor.id, gone);
  await restartCounters(tx, portalId, survivor.id, all);
  await keepOneScore(tx, portalId, survivor.id, all);
  await mergeCrossings(tx, portalId, survivor.id, all, now);
  await moveRecords(tx, portalId, survivor.id, gone);
  // What a verdict could bring back was another record's, under other numbers.
  await tx
    .deleteFrom("before_verdicts")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  for (const id of gone) {
    await dropContact(tx, portalId, id, "deleted");
    await buryContact(tx, portalId, id, "merged", at, namedSurvivorId);
  }
  if (survivor.end === null) {
    await markDirty(
      tx,
      portalId,
      [{ contactId: survivor.id, news: news.none, told: toldText("merge", "*") }],
      now,
    );
  } else {
    await dropContact(tx, portalId, survivor.id, survivor.end);
    if (survivor.end === "erased") await queueErasure(tx, portalId, all, "privacy", now);
  }
}

/** Who the survivor is by now, and how it ended itself; null when it is alive. */
async function endOfChain(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
): Promise<{ readonly id: string; readonly end: "deleted" | "erased" | null }> {
  const seen = new Set<string>();
  let id = contactId;
  for (;;) {
    seen.add(id);
    const stone = await tombstoneOf(tx, portalId, id);
    if (stone?.kind === "deleted" || stone?.kind === "erased") return { id, end: stone.kind };
    const next = stone?.survivor ?? null;
    if (next === null || seen.has(next)) return { id, end: null };
    id = next;
  }
}

async function tombstoneOf(
  tx: LedgerTransaction,
  portalId: PortalId,
  contactId: string,
): Promise<{ readonly kind: string; readonly survivor: string | null } | undefined> {
  return tx
    .selectFrom("tombstones")
    .select(["kind", "survivor"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", [contactId, erasedId(portalId, contactId)])
    .executeTakeFirst();
}

async function moveEvents(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  gone: readonly string[],
): Promise<void> {
  const ofGone = tx
    .selectFrom("events")
    .select([
      "portal_id",
      sql<string>`${survivorId}`.as("contact_id"),
      "id",
      "type",
      "occurred_at",
      "source",
      "properties_json",
      "recorded_at",
      "counted_at",
    ])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", gone);
  await tx
    .insertInto("events")
    .columns([
      "portal_id",
      "contact_id",
      "id",
      "type",
      "occurred_at",
      "source",
      "properties_json",
      "recorded_at",
      "counted_at",
    ])
    .expression(ofGone)
    .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
    .execute();
  await tx
    .deleteFrom("events")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", gone)
    .execute();
}

async function moveOutcomes(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  gone: readonly string[],
): Promise<void> {
  const moved = await tx
    .deleteFrom("outcomes")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", gone)
    .returningAll()
    .execute();
  if (moved.length === 0) return;
  await tx
    .insertInto("outcomes")
    .values(moved.map((row) => ({ ...row, contact_id: survivorId })))
    .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
    .execute();
}

async function moveRecords(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  gone: readonly string[],
): Promise<void> {
  for (const table of ["dead_letters", "action_calls"] as const) {
    await tx
      .updateTable(table)
      .set({ contact_id: survivorId })
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", gone)
      .execute();
  }
}

async function restartCounters(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  all: readonly string[],
): Promise<void> {
  const seen = await tx
    .selectFrom("counters")
    .select("counter")
    .distinct()
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  await tx
    .deleteFrom("counters")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  if (seen.length === 0) return;
  await tx
    .insertInto("counters")
    .values(
      seen.map(({ counter }) => ({
        portal_id: portalId,
        contact_id: survivorId,
        counter,
        value: rebaseline,
      })),
    )
    .execute();
}

/**
 * The survivor of a merge goes on from its own last scoring and its history; a new record from those of
 * the one nearest to sales among the contacts that it was made of. `all` are the survivor and these.
 */
async function keepOneScore(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  all: readonly string[],
): Promise<void> {
  const scores = await tx
    .selectFrom("scores")
    .select(["contact_id", "ready", "lead_score"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .execute();
  const best = scores.toSorted(
    (a, b) =>
      Number(b.contact_id === survivorId) - Number(a.contact_id === survivorId) ||
      b.ready - a.ready ||
      b.lead_score - a.lead_score ||
      (a.contact_id < b.contact_id ? -1 : 1),
  )[0];
  if (best === undefined) return;
  for (const table of ["scores", "score_days", "readiness_changes"] as const) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", all)
      .where("contact_id", "!=", best.contact_id)
      .execute();
    await tx
      .updateTable(table)
      .set({ contact_id: survivorId })
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", best.contact_id)
      .execute();
  }
  // The outcomes of all are one history now, and the date may be another record's: the next reading tells.
  await tx
    .updateTable("scores")
    .set({ lifecycle_stage: null, modified_at: 0 })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", survivorId)
    .execute();
}
