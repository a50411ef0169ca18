import { untoldHandoffs } from "../../store/crossings/untold-handoffs.ts";
import type { Handler } from "../shell/handler.ts";
import { idsInOrder, leadRows } from "./lead-query.ts";
import { leadColumns, leadsOf, type LeadRow } from "./show-lead.ts";

/** One page of the list. Rows of a page are read whole; the count and the order come from indexes. */
export const listLeads: Handler<"leads"> = async (_deps, { ledger, portal, portalId, query }) => {
  const { total } = await leadRows(ledger.read, portalId, query)
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const ids = await idsInOrder(ledger.read, portalId, query, query);
  const rows = await rowsOf(ledger.read, portalId, ids);
  const untold = await untoldHandoffs(ledger.read, portalId, ids);
  const show = leadsOf(portal);
  return {
    total,
    items: ids.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [show(row, untold.get(id))];
    }),
  };
};

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
