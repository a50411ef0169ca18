import { sql } from "kysely";
import type { BehaviourEvent } from "../../scoring/facts.ts";
import { eventSource } from "../../scoring/event-source.ts";
import { textsColumn } from "../engine/json-column.ts";
import type { LedgerReader } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/** As many of a contact's newest events as say what it did last: of these one nearly always names its page or form. */
const newestEach = 5;

/** The newest things that each of these contacts did itself until `now` (epoch milliseconds), newest first. */
export async function newestEvents(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, readonly BehaviourEvent[]>> {
  const found = new Map<string, BehaviourEvent[]>();
  if (contactIds.length === 0) return found;
  const rows = await read
    .selectFrom(
      read
        .selectFrom("events")
        .select(["contact_id", "id", "type", "occurred_at", "source", "properties_json"])
        .select(
          sql<number>`row_number() over (partition by contact_id order by occurred_at desc, id)`.as(
            "place",
          ),
        )
        .where("portal_id", "=", portalId)
        .where("contact_id", "in", contactIds)
        .where("occurred_at", "<=", now)
        .where("source", "not in", [eventSource.ours, eventSource.machine])
        .as("ranked"),
    )
    .selectAll()
    .where("place", "<=", newestEach)
    .orderBy("contact_id")
    .orderBy("place")
    .execute();
  for (const row of rows) {
    const events = found.get(row.contact_id) ?? [];
    events.push({
      id: row.id,
      type: row.type,
      occurredAt: row.occurred_at,
      source: row.source,
      properties: textsColumn.read(row.properties_json) ?? {},
    });
    found.set(row.contact_id, events);
  }
  return found;
}
