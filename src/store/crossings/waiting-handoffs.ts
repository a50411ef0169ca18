import { sql } from "kysely";
import type { LedgerReader } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";

/**
 * How many ready leads wait for their first contact, and how many of those are overdue at `now` (epoch milliseconds) or
 * raised their hand. The work list has the same leads.
 */
export async function waitingHandoffs(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<{ readonly contact: number; readonly overdue: number; readonly raised: number }> {
  const { rows } = await sql<{ contact: number; overdue: number; raised: number }>`
    select cast(count(distinct h.contact_id) as integer) as contact,
      cast(count(distinct case when h.contact_by <= cast(${now} as bigint) then h.contact_id end)
        as integer) as overdue,
      cast(count(distinct case when h.raised_at is not null or h.asked_again_at is not null
        then h.contact_id end) as integer) as raised
    from handoffs as h join scores as s on s.portal_id = h.portal_id and s.contact_id = h.contact_id
    where h.portal_id = ${portalId} and h.first_contact_at is null and h.lost_at is null
      and s.kind = 'lead' and s.ready = 1`.execute(read);
  return rows[0] ?? { contact: 0, overdue: 0, raised: 0 };
}
