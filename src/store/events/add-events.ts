import type { BehaviourEvent } from "../../scoring/facts.ts";
import type { LedgerTransaction } from "../engine/ledger.ts";
import { markDirty, type News } from "../marks/mark-dirty.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { survivorsOf } from "../contacts/survivors-of.ts";

/** An event that reached us by itself, not with a reading of its contact. */
export type OwnEvent = BehaviourEvent & { readonly contactId: string; readonly news: News };

/**
 * Adds events to the ledger, each once by its id, and marks the contacts that have a new one. Events of a
 * contact that was merged away go to its survivor, those of one that is gone nowhere. One that another source
 * told already, of the same type within `sameWithinMs`, is not added. `now` in epoch milliseconds.
 */
export async function addEvents(
  tx: LedgerTransaction,
  portalId: PortalId,
  events: readonly OwnEvent[],
  sameWithinMs: number,
  now: number,
): Promise<void> {
  const gone = await survivorsOf(tx, portalId, [...new Set(events.map((each) => each.contactId))]);
  for (const event of events) {
    const contactId = gone.has(event.contactId) ? gone.get(event.contactId) : event.contactId;
    if (contactId === null || contactId === undefined) continue;
    const told = await tx
      .selectFrom("events")
      .select("id")
      .where("portal_id", "=", portalId)
      .where("contact_id", "=", contactId)
      .where("type", "=", event.type)
      .where("source", "!=", event.source)
      .where("occurred_at", ">=", event.occurredAt - sameWithinMs)
      .where("occurred_at", "<=", event.occurredAt + sameWithinMs)
      .executeTakeFirst();
    if (told !== undefined) continue;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("events")
      .values({
        portal_id: portalId,
        contact_id: contactId,
        id: event.id,
        type: event.type,
        occurred_at: event.occurredAt,
        source: event.source,
        properties_json: JSON.stringify(event.properties),
        recorded_at: now,
      })
      .onConflict((c) => c.columns(["portal_id", "contact_id", "id"]).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) continue;
    await markDirty(tx, portalId, [{ contactId, news: event.news }], now);
  }
}
