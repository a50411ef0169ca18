import { batchRead } from "../hubspot/batch-read.ts";
import type { CrmObject } from "../hubspot/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Deferral } from "../store/defer-dirty.ts";
import type { DirtyContact } from "../store/take-dirty.ts";
import { companiesOf, companyIdOf } from "./companies-of.ts";
import { isStale } from "./is-stale.ts";
import { readOccurrences } from "./read-occurrences.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

/**
 * Reads marked contacts, and their companies, as they are now. Those that HubSpot still shows older than what
 * marked them are left for a later look. Throws HubSpotError; then all stay marked.
 */
export async function readMarked(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  marked: readonly DirtyContact[],
): Promise<Reading> {
  const { objects, missing } = await batchRead(
    work.client,
    "contacts",
    marked.map((contact) => contact.contactId),
    work.reads.contact,
  );
  const now = clock.now();
  const markOf = new Map(marked.map((contact) => [contact.contactId, contact]));
  const deferred: Deferral[] = [];
  const fresh: { readonly object: CrmObject; readonly dirty: DirtyContact }[] = [];
  for (const object of objects) {
    const dirty = markOf.get(object.id);
    if (dirty === undefined) continue;
    if (isStale(object.properties, dirty)) {
      deferred.push({
        contactId: object.id,
        mark: dirty.mark,
        notBefore: now + work.pace.readAgainMs,
      });
    } else {
      fresh.push({ object, dirty });
    }
  }
  const companies = await companiesOf(
    ledger,
    work,
    fresh.map(({ object }) => object),
    now,
  );
  const occurrences = await readOccurrences(
    { ledger, clock },
    work,
    fresh.map(({ object }) => object),
  );
  return {
    contacts: fresh.map(({ object, dirty }) => {
      const companyId = companyIdOf(object);
      return {
        id: object.id,
        properties: object.properties,
        companyId,
        company: companyId === null ? null : (companies.get(companyId) ?? null),
        mark: dirty.mark,
        evidence: dirty.evidence,
        occurrences: occurrences.get(object.id) ?? [],
      };
    }),
    gone: missing.map((id) => ({ contactId: id, mark: markOf.get(id)?.mark ?? null })),
    deferred,
    step: null,
  };
}
