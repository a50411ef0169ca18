import { eventSource } from "../scoring/event-source.ts";
import type { BehaviourEvent, Properties, SalesFacts } from "../scoring/facts.ts";
import type { KnownDeal } from "../store/outcomes/keep-deals.ts";

/** What is read of every company beside what the models map: whether sales is at work there (hubspot-facts 4.7). */
export const companySales = ["hs_num_open_deals", "lifecyclestage"] as const;

/** What tells of a contact's deals and of what sales did. Instants in epoch milliseconds. */
export type SalesFactsOf = {
  readonly contact: Properties;
  /** The primary company's properties; null for a contact without one. */
  readonly company: Properties | null;
  readonly events: readonly BehaviourEvent[];
  /** The contact's own deals as kept; null where the account granted no deals scope. */
  readonly deals: readonly KnownDeal[] | null;
  /** The first attempt of the hand-off that stands; null for none. */
  readonly firstContactAt: number | null;
};

/**
 * What is known at `asOf` of a contact's deals, its company's, and of sales' last act (docs/contracts.md, Verdict and
 * Colleagues). Without the deals scope the contact's lifecycle stage stands for its own deals, unless its company says
 * that none is open there. Pure.
 */
export function salesFactsOf(
  { contact, company, events, deals, firstContactAt }: SalesFactsOf,
  asOf: number,
): SalesFacts {
  const openThere = openDealsOf(company);
  const isOpportunity = contact["lifecyclestage"] === "opportunity";
  const hasOwn =
    deals === null
      ? isOpportunity && openThere !== 0
      : deals.some(({ kind }) => kind === "deal_open");
  const closed = (kind: KnownDeal["kind"]): number | null =>
    latest((deals ?? []).flatMap((deal) => (deal.kind === kind ? deal.at : [])));
  const acts = events.flatMap(({ source, occurredAt }) =>
    source === eventSource.ours && occurredAt <= asOf ? [occurredAt] : [],
  );
  return {
    hasOpenDeal: hasOwn || (openThere ?? 0) > 0,
    isColleague: !hasOwn && ((openThere ?? 0) > 0 || company?.["lifecyclestage"] === "customer"),
    lostAt: closed("deal_lost"),
    wonAt: closed("deal_won"),
    lastActAt: latest(firstContactAt === null ? acts : [...acts, firstContactAt]),
  };
}

/** Null where the company does not say. */
function openDealsOf(company: Properties | null): number | null {
  const told = company?.["hs_num_open_deals"]?.trim() || null;
  const count = Number(told ?? Number.NaN);
  return Number.isFinite(count) ? count : null;
}

function latest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.max(...instants);
}
