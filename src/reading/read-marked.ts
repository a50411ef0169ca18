import { batchRead } from "../hubspot/batch-read.ts";
import type { PortalWork } from "../portal-work.ts";
import type { DirtyContact } from "../store/take-dirty.ts";
import { companiesOf, companyIdOf } from "./companies-of.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

/** Reads marked contacts, and their companies, as they are now. Throws HubSpotError; then all stay marked. */
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
  const companies = await companiesOf(ledger, work, objects, clock.now());
  const markOf = new Map(marked.map((contact) => [contact.contactId, contact]));
  return {
    contacts: objects.flatMap((object) => {
      const dirty = markOf.get(object.id);
      if (dirty === undefined) return [];
      const companyId = companyIdOf(object);
      return {
        id: object.id,
        properties: object.properties,
        companyId,
        company: companyId === null ? null : (companies.get(companyId) ?? null),
        mark: dirty.mark,
        evidence: dirty.evidence,
      };
    }),
    gone: missing.map((id) => ({ contactId: id, mark: markOf.get(id)?.mark ?? null })),
    step: null,
  };
}
