import { instantOf } from "../base/time/instant-of.ts";
import type { Clock } from "../base/clock.ts";
import { hasOutcome } from "../hubspot/transport/errors.ts";
import { readLinked } from "../hubspot/calls/read-linked.ts";
import { searchModified } from "../hubspot/calls/search-modified.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { contactsOfCompany } from "../store/contacts/companies.ts";
import { markDirty, news } from "../store/marks/mark-dirty.ts";
import {
  contactsOfDeals,
  dealsSource as source,
  keepDeals,
  type DealOutcome,
} from "../store/outcomes/keep-deals.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { pauseFeature, readPauses } from "../store/portals/pauses.ts";
import {
  forgetSource,
  keepSource,
  readSources,
  type SourceState,
} from "../store/portals/sources.ts";

const modifiedAt = "hs_lastmodifieddate";
const properties = [
  "hs_is_closed_won",
  "hs_is_closed",
  "closedate",
  "createdate",
  "amount",
  modifiedAt,
];

/**
 * One page of the deals that changed, the account's whole history at first: they are kept as they stand, with their
 * dates, for each of their contacts, who are scored again where something is new. The companies of
 * deals that changed since the install are read again too, because what HubSpot counts there changes with them and no webhook tells it.
 * Nothing is read without the optional deals scope. Returns whether there may be more to read now. Throws HubSpotError;
 * then the page is read again.
 */
export async function readDeals(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  work: PortalWork,
): Promise<boolean> {
  const { portalId, client, pace } = work;
  const now = clock.now();
  const known = (await readSources(ledger.read, portalId)).get(source);
  if (!work.features.has("deals")) {
    if (known !== undefined) await forgetDeals(ledger, work, now);
    return false;
  }
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
    const ids = page.objects.map((deal) => deal.id);
    const contactsOf = await readLinked(client, "deals", "contacts", ids);
    // The first run read the companies as they were at the install or later.
    const changed = page.objects.filter(
      (deal) => (instantOf(deal.properties[modifiedAt]) ?? Infinity) >= work.installedAt,
    );
    const companiesOf = await readLinked(
      client,
      "deals",
      "companies",
      changed.map((deal) => deal.id),
    );
    const deals = page.objects.flatMap((deal) => asOutcomes(deal, contactsOf.get(deal.id) ?? []));
    const undated = page.objects.filter((deal) => standOf(deal) === null).map((deal) => deal.id);
    const found = known.found + deals.filter(({ kind }) => kind !== "deal_open").length;
    await ledger.transaction(async (tx) => {
      await checkFence(tx, work.lease);
      await lockPortal(tx, portalId);
      const concerned = await keepDeals(tx, portalId, deals, undated, now);
      const isFirst = known.watermark === 0;
      const isWhole = page.afterId === null;
      const asked = new Set(isFirst ? [] : concerned);
      // Deals are known once their whole history was read.
      if (isFirst && isWhole) for (const id of await contactsOfDeals(tx, portalId)) asked.add(id);
      for (const companyId of new Set([...companiesOf.values()].flat())) {
        for (const id of await contactsOfCompany(tx, portalId, companyId)) asked.add(id);
      }
      // A deal is nothing that its contact did.
      const marks = [...asked].map((contactId) => ({ contactId, news: news.none }));
      await markDirty(tx, portalId, marks, now);
      await keepSource(
        tx,
        portalId,
        isWhole
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

/** The account took the scope back: what was read of its deals grows old, and its contacts' stages serve again. */
async function forgetDeals(
  ledger: Ledger,
  { portalId, lease }: PortalWork,
  now: number,
): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    await lockPortal(tx, portalId);
    await forgetSource(tx, portalId, source);
    const marks = await contactsOfDeals(tx, portalId);
    await markDirty(
      tx,
      portalId,
      marks.map((contactId) => ({ contactId, news: news.none })),
      now,
    );
  });
}

const nothingYet: SourceState = {
  source,
  watermark: 0,
  windowTo: null,
  cursor: null,
  checkedAt: 0,
  found: 0,
};

/** How a deal stands, and since when; null for one that was closed, or made, without a date: dates are never invented. */
function standOf({ properties: deal }: CrmObject): Pick<DealOutcome, "kind" | "at"> | null {
  const isClosed = deal["hs_is_closed"] === "true";
  const at = instantOf(deal[isClosed ? "closedate" : "createdate"]);
  if (at === null) return null;
  if (!isClosed) return { kind: "deal_open", at };
  return { kind: deal["hs_is_closed_won"] === "true" ? "deal_won" : "deal_lost", at };
}

function asOutcomes(deal: CrmObject, contactIds: readonly string[]): DealOutcome[] {
  const stand = standOf(deal);
  if (stand === null) return [];
  const amount = Number.parseFloat(deal.properties["amount"] ?? "");
  return contactIds.map((contactId) => ({
    contactId,
    dealId: deal.id,
    ...stand,
    amount: Number.isNaN(amount) ? null : amount,
  }));
}
