import type { BehaviourEvent } from "../../scoring/facts.ts";
import { newestEvents } from "../../store/events/newest-events.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
import { ownersOf, readOwners } from "../../store/owners/owners.ts";
import { recallHandoffs } from "../../store/crossings/handoffs.ts";
import { untoldHandoffs } from "../../store/crossings/untold-handoffs.ts";
import type { Handler } from "../shell/handler.ts";
import { idsInOrder, leadRows } from "./lead-query.ts";
import { leadColumns, showLead, type LeadFacts, type LeadRow } from "./show-lead.ts";

/** One page of the list. Rows of a page are read whole; the count and the order come from indexes. */
export const listLeads: Handler<"leads"> = async ({ clock }, call) => {
  const { ledger, portal, portalId, query } = call;
  const now = clock.now();
  const owners = await readOwners(ledger.read, portalId);
  const asking = { mine: ownersOf(owners, call.session.email), now };
  const { total } = await leadRows(ledger.read, portalId, query, asking)
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const ids = await idsInOrder(ledger.read, portalId, query, asking, query);
  const rows = await rowsOf(ledger.read, portalId, ids);
  const handoffs = await handoffsOf(ledger.read, portalId, ids);
  const events = await actsOf(ledger.read, portalId, ids, now);
  return {
    total,
    items: ids.flatMap((id) => {
      const row = rows.get(id);
      const facts = { ...handoffs(id), events: events.get(id) ?? [], owners };
      return row === undefined ? [] : [showLead(portal, row, facts, now)];
    }),
  };
};

/** What these contacts did last, newest first, with the forms' names. */
async function actsOf(
  read: Parameters<typeof leadRows>[0],
  portalId: Parameters<typeof leadRows>[1],
  ids: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, readonly BehaviourEvent[]>> {
  const newest = await newestEvents(read, portalId, ids, now);
  const names = await readFormNames(read, portalId);
  return new Map([...newest].map(([id, events]) => [id, withFormNames(events, names)]));
}

/** The hand-offs of these contacts, by contact. */
export async function handoffsOf(
  read: Parameters<typeof leadRows>[0],
  portalId: Parameters<typeof leadRows>[1],
  ids: readonly string[],
): Promise<(contactId: string) => Pick<LeadFacts, "handoff" | "untold">> {
  const made = await recallHandoffs(read, portalId, ids);
  const not = await untoldHandoffs(read, portalId, ids);
  return (id) => {
    const [handoff, untold] = [made.get(id), not.get(id)];
    return { ...(handoff && { handoff }), ...(untold && { untold }) };
  };
}

/** The rows of these contacts of the portal, by id. */
export async function rowsOf(
  read: Parameters<typeof leadRows>[0],
  portalId: Parameters<typeof leadRows>[1],
  ids: readonly string[],
): Promise<ReadonlyMap<string, LeadRow>> {
  if (ids.length === 0) return new Map();
  const rows: LeadRow[] = await read
    .selectFrom("scores")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "scores.portal_id")
        .onRef("inputs.contact_id", "=", "scores.contact_id"),
    )
    .select(leadColumns)
    .where("scores.portal_id", "=", portalId)
    .where("scores.contact_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row]));
}
