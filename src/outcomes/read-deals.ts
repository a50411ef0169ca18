import { instantOf } from "../base/time/instant-of.ts";
import type { Clock } from "../base/clock.ts";
import { hasOutcome } from "../hubspot/transport/errors.ts";
import { readContactsOf } from "../hubspot/calls/read-contacts-of.ts";
import { searchModified } from "../hubspot/calls/search-modified.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { keepDeals, type DealOutcome } from "../store/outcomes/keep-deals.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { pauseFeature, readPauses } from "../store/portals/pauses.ts";
import { keepSource, readSources, type SourceState } from "../store/portals/sources.ts";

/** The source under which the freshness of deals is kept. */
const source = "poll:deals";
const properties = ["hs_is_closed_won", "hs_is_closed", "closedate", "amount"];

/**
 * One page of the deals that changed, the account's whole history at first: won and lost ones are kept with
 * their dates for each of their contacts. Nothing is read without the optional deals scope. Returns whether
 * there may be more to read now. Throws HubSpotError; then the page is read again.
 */
export async function readDeals(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, client, pace } = work;
  const now = clock.now();
  if (!work.features.has("deals")) return false;
  const known = (await readSources(ledger.read, portalId)).get(source);
  if (known === undefined) {
    // The first run comes first.
    await ledger.transaction(async (tx) => {
      await checkFence(tx, work.lease);
      await keepSource(tx, portalId, { ...nothingYet, checkedAt: now });
    });
    return false;
  }
  if (known.windowTo === null && now - known.checkedAt < pace.dealsEveryMs) return false;
  if ((await readPauses(ledger.read, portalId, now)).has("feature:deals")) return false;
  const to = known.windowTo ?? now;
  try {
    const page = await searchModified(client, "deals", {
      from: Math.max(0, known.watermark - pace.pollOverlapMs),
      to,
      afterId: known.cursor,
      properties,
    });
    const closed = page.objects.filter((deal) => deal.properties["hs_is_closed"] === "true");
    const contactsOf = await readContactsOf(
      client,
      "deals",
      closed.map((deal) => deal.id),
    );
    const outcomes = closed.flatMap((deal) => outcomesOfDeal(deal, contactsOf.get(deal.id) ?? []));
    const open = page.objects.filter((deal) => !closed.includes(deal)).map((deal) => deal.id);
    const found = known.found + outcomes.length;
    await ledger.transaction(async (tx) => {
      await checkFence(tx, work.lease);
      await lockPortal(tx, portalId);
      await keepDeals(tx, portalId, outcomes, open, now);
      await keepSource(
        tx,
        portalId,
        page.afterId === null
          ? { source, watermark: to, windowTo: null, cursor: null, checkedAt: now, found }
          : { ...known, windowTo: to, cursor: page.afterId, found },
      );
    });
    return page.afterId !== null;
  } catch (error) {
    if (!hasOutcome(error, "forbidden")) throw error;
    await pauseFeature(
      ledger,
      portalId,
      "deals",
      error.outcome.kind === "forbidden" ? error.outcome : { missingScopes: [] },
      {
        now,
        restMs: pace.forbiddenMs,
      },
    );
    return false;
  }
}

const nothingYet: SourceState = {
  source,
  watermark: 0,
  windowTo: null,
  cursor: null,
  checkedAt: 0,
  found: 0,
};

/** A deal that was closed without a date leaves no outcome: dates are never invented. */
function outcomesOfDeal(deal: CrmObject, contactIds: readonly string[]): DealOutcome[] {
  const at = instantOf(deal.properties["closedate"]);
  if (at === null) return [];
  const amount = Number.parseFloat(deal.properties["amount"] ?? "");
  return contactIds.map((contactId) => ({
    contactId,
    dealId: deal.id,
    kind: deal.properties["hs_is_closed_won"] === "true" ? "deal_won" : "deal_lost",
    at,
    amount: Number.isNaN(amount) ? null : amount,
  }));
}
