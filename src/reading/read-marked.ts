import { batchRead } from "../hubspot/calls/batch-read.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Deferral } from "../store/marks/defer-dirty.ts";
import type { DirtyContact } from "../store/marks/take-dirty.ts";
import { companiesOf, companyIdOf } from "./companies-of.ts";
import { readOccurrences } from "./read-occurrences.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { instantOf } from "../base/time/instant-of.ts";
import type { Properties } from "../scoring/facts.ts";

const mostReadings = 3;

/**
 * HubSpot may give an event's date some milliseconds after the record's. What really changed twice within
 * this time is found by the poll, which compares values.
 */
const toleranceMs = 1_000;

/**
 * Whether the contact as read is older than what marked it, so that it is to be read again: at most three
 * times (reliability.md section 3), because not every change moves the modification date.
 */
export function isStale(properties: Properties, marked: DirtyContact): boolean {
  const { hintedAt, attempts } = marked;
  if (hintedAt === null || attempts >= mostReadings) return false;
  const modifiedAt = instantOf(properties["lastmodifieddate"]);
  return modifiedAt !== null && modifiedAt + toleranceMs < hintedAt;
}

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
  const read = fresh.map(({ object }) => object);
  const [companies, occurrences] = await Promise.all([
    companiesOf(ledger, work, read, now),
    readOccurrences({ ledger, clock }, work, read),
  ]);
  return {
    contacts: fresh.map(({ object, dirty }) => {
      const companyId = companyIdOf(object);
      return {
        id: object.id,
        properties: object.properties,
        companyId,
        company: companyId === null ? null : (companies.get(companyId) ?? null),
        mark: dirty.mark,
        news: dirty.news,
        told: dirty.told,
        markedAt: dirty.markedAt,
        hintedAt: dirty.hintedAt,
        occurrences: occurrences.get(object.id) ?? [],
      };
    }),
    gone: missing.map((id) => ({ contactId: id, mark: markOf.get(id)?.mark ?? null })),
    deferred,
    step: null,
  };
}
