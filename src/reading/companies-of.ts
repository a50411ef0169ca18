import { batchRead, batchSize } from "../hubspot/calls/batch-read.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Properties } from "../scoring/facts.ts";
import { keepCompanies, recallCompanies } from "../store/contacts/companies.ts";
import type { Ledger } from "../store/engine/ledger.ts";

/** How long a company's properties are good for without a hint that they changed. */
const keptForMs = 6 * 60 * 60 * 1000;

/** The contact's primary company (hubspot-facts 3.9); null when it has none. */
export function companyIdOf(contact: CrmObject): string | null {
  return contact.properties["associatedcompanyid"]?.trim() || null;
}

/**
 * The companies of these contacts by id, from the ledger where they are fresh and otherwise from HubSpot,
 * 100 a call. None is read when the model needs nothing of companies.
 */
export async function companiesOf(
  ledger: Ledger,
  work: PortalWork,
  contacts: readonly CrmObject[],
  now: number,
): Promise<ReadonlyMap<string, Properties>> {
  if (work.reads.company.length === 0) return new Map();
  const wanted = [...new Set(contacts.map(companyIdOf).filter((id) => id !== null))];
  const known = await recallCompanies(ledger, work.portalId, wanted, now - keptForMs);
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length === 0) return known;

  const read: CrmObject[] = [];
  for (let start = 0; start < missing.length; start += batchSize) {
    const ids = missing.slice(start, start + batchSize);
    const answer = await batchRead(work.client, "companies", ids, work.reads.company);
    read.push(...answer.objects);
  }
  await keepCompanies(ledger, work.portalId, read, now);
  return new Map([...known, ...read.map((company) => [company.id, company.properties] as const)]);
}
