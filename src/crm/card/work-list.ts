import { idsInOrder, leadRows } from "../../console/leads/lead-query.ts";
import { handoffsOf, rowsOf } from "../../console/leads/list-leads.ts";
import { showLead } from "../../console/leads/show-lead.ts";
import { leadsQuery, type Lead } from "../../console/contract/leads.ts";
import { homeOf } from "../../console/home/show-home.ts";
import { homeSpan } from "../../console/home/home-span.ts";
import { ownersOf, readOwners } from "../../store/owners/owners.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";

type Deps = Pick<CardsDeps, "ledger" | "portals" | "clock">;

/** Leads of one page of the app's own page. */
const pageSize = 25;

/** Whose leads the app page shows. */
const lists = { mine: "mine", unassigned: "none", all: undefined } as const;

/** The work list inside HubSpot, in the console's order and by its queries: ready leads, mine, of nobody, or all. */
export async function showWorkList(deps: Deps, call: SignedCall): Promise<Answer> {
  const portal = await deps.portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  const asked = call.query.get("list") ?? "mine";
  const owner = Object.hasOwn(lists, asked) ? lists[asked as keyof typeof lists] : undefined;
  const offset = Math.max(0, Math.floor(Number(call.query.get("offset") ?? 0)) || 0);
  return ok(await readyLeads(deps, call, portal, { owner, offset, limit: pageSize }));
}

/** The lead to open after this one: mine where any of mine is ready, otherwise of all. */
export async function nextLead(deps: Deps, call: SignedCall, contactId: string): Promise<Answer> {
  const portal = await deps.portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  for (const owner of ["mine", undefined] as const) {
    const { items } = await readyLeads(deps, call, portal, { owner, offset: 0, limit: 2 });
    const next = items.find((lead) => lead.contactId !== contactId);
    if (next !== undefined) {
      const { name, email, recordUrl } = next;
      return ok({ next: { name: name || email || next.contactId, url: recordUrl } });
    }
  }
  return ok({ next: null });
}

/** The week's figures, the same as Home's. */
export async function showWeek(
  { ledger, portals, clock }: Deps,
  call: SignedCall,
): Promise<Answer> {
  const portal = await portals.get(call.portalId);
  if (portal?.status !== "connected") return notConnected;
  const now = clock.now();
  const { portalId } = call;
  const place = { ledger: ledger.forReports(portalId), portal, portalId };
  return ok(await homeOf(place, homeSpan({}, portal.timeZone, now), now));
}

async function readyLeads(
  { ledger, clock }: Deps,
  { portalId, userEmail }: SignedCall,
  portal: Portal,
  page: {
    readonly owner: "mine" | "none" | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly total: number; readonly items: readonly Lead[] }> {
  const { read } = ledger.forReports(portalId);
  const { owner, offset, limit } = page;
  const query = leadsQuery.parse({ ready: "true", offset, limit, ...(owner && { owner }) });
  const owners = await readOwners(read, portalId);
  const now = clock.now();
  const asking = { mine: ownersOf(owners, userEmail), now };
  const { total } = await leadRows(read, portalId, query, asking)
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const ids = await idsInOrder(read, portalId, query, asking, query);
  const rows = await rowsOf(read, portalId, ids);
  const handoffs = await handoffsOf(read, portalId, ids);
  return {
    total,
    items: ids.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [showLead(portal, row, { ...handoffs(id), owners }, now)];
    }),
  };
}
