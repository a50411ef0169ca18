import { sql } from "kysely";
import { rebaseline } from "./counter.ts";
import { buryContact } from "./forget-contact.ts";
import type { LedgerTransaction } from "./ledger.ts";
import { evidence, markDirty } from "./mark-dirty.ts";
import { mergeCrossings } from "./merge-crossings.ts";
import type { PortalId } from "./portal-id.ts";

/**
 * Moves everything of merged contacts to the survivor, which HubSpot may have given a new id
 * (hubspot-facts 3.10): events, readiness and the record of enrolments. A merge is no evidence, so it
 * fires nothing (contracts.md, Crossings). A second run changes nothing.
 */
export async function applyMerge(
  tx: LedgerTransaction,
  portalId: PortalId,
  survivorId: string,
  mergedIds: readonly string[],
  at: number,
  now: number,
): Promise<void> {
  const gone = mergedIds.filter((id) => id !== survivorId);
  if (gone.length === 0) return;
  const all = [survivorId, ...gone];

  await moveEvents(tx, portalId, survivorId, gone);
  await restartCounters(tx, portalId, survivorId, all);
  await keepOneScore(tx, portalId, survivorId, all);
  await mergeCrossings(tx, portalId, survivorId, all, now);
  for (const table of ["dirty", "writes"] as const) {
    await tx
      .deleteFrom(table)
      .where("portal_id", "=", portalId)
      .where("contact_id", "in", gone)
      .execute();
  }
  for (const id of gone) await buryContact(tx, portalId, id, "merged", at, survivorId);
  await markDirty(tx, portalId, [{ contactId: survivorId, evidence: evidence.none }], now);
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

/** The survivor goes on from its own last scoring; a new record from the best of those it was made of. */
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
  await tx
    .deleteFrom("scores")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", all)
    .where("contact_id", "!=", best.contact_id)
    .execute();
  await tx
    .updateTable("scores")
    .set({ contact_id: survivorId })
    .where("portal_id", "=", portalId)
    .where("contact_id", "=", best.contact_id)
    .execute();
}
