import type { Portal } from "../portal.ts";
import { setValue } from "./change.ts";
import { findLive, type CrmRecord } from "./record.ts";

/**
 * Calculates anew what HubSpot derives from the deals of this deal's companies and contacts (hubspot-facts 4.6 and 4.7):
 * open deals of companies; deals, revenue and the first won one of contacts. No webhook tells of it, and the modification
 * date stays, as of other calculated values (hubspot-facts 5.6).
 */
export function rollUpDeal(portal: Portal, deal: CrmRecord): void {
  const dealsOf = (record: CrmRecord): readonly CrmRecord[] =>
    portal.associations
      .of(record, "deals")
      .flatMap(({ toId }) => findLive(portal.stores.deals, toId) ?? []);
  for (const { toId } of portal.associations.of(deal, "companies")) {
    const company = findLive(portal.stores.companies, toId);
    if (!company) continue;
    const open = dealsOf(company).filter(({ values }) => values.get("hs_is_closed") === "false");
    setValue(portal, company, "hs_num_open_deals", String(open.length));
  }
  for (const { toId } of portal.associations.of(deal, "contacts")) {
    const contact = findLive(portal.stores.contacts, toId);
    if (!contact) continue;
    const deals = dealsOf(contact);
    const won = deals.filter(({ values }) => values.get("hs_is_closed_won") === "true");
    const revenue = won.reduce((sum, { values }) => sum + Number(values.get("amount") ?? 0), 0);
    setValue(portal, contact, "num_associated_deals", String(deals.length));
    setValue(portal, contact, "total_revenue", won.length === 0 ? "" : String(revenue));
  }
}
