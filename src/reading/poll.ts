import { instantOf } from "../base/time/instant-of.ts";
import { propertiesOfSources } from "../../config/behaviour.ts";
import { searchModified } from "../hubspot/calls/search-modified.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { contactsOfCompany, staleCompanies } from "../store/contacts/companies.ts";
import { recallReads } from "../store/contacts/contact-reads.ts";
import { findJob } from "../store/portals/jobs.ts";
import { checkFence } from "../store/engine/lease.ts";
import type { LedgerReader, LedgerTransaction } from "../store/engine/ledger.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import { news, markDirty, type Mark } from "../store/marks/mark-dirty.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { keepSource, readSources, type SourceState } from "../store/portals/sources.ts";
import { survivorsOf } from "../store/contacts/survivors-of.ts";
import { backfillJob } from "./read-next-page.ts";
import type { ReadingDeps } from "./reading.ts";
import { hasOutcome } from "../hubspot/transport/errors.ts";
import { historyBatchSize, readHistory } from "../hubspot/calls/read-history.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";

/** What is polled, by the names under which its freshness is kept. */
export const polled = { contacts: "poll:contacts", companies: "poll:companies" } as const;

/**
 * One page of the portal's poll: contacts and companies that changed and that no webhook told us of, behaviour
 * counters above all, are marked (hubspot-facts 5.6). Windows overlap, and what was read or written by us
 * since is left alone, so that our own writes never come back as work. Returns whether there may be more to
 * look at now; nothing is looked at before the first run is through or when the last look is recent. Throws
 * HubSpotError; then the same page is looked at again.
 */
export async function pollChanges(deps: ReadingDeps, work: PortalWork): Promise<boolean> {
  const { ledger, clock } = deps;
  const states = await readSources(ledger.read, work.portalId);
  for (const type of ["contacts", "companies"] as const) {
    if (type === "companies" && work.reads.company.length === 0) continue;
    const known = states.get(polled[type]);
    const now = clock.now();
    if (known === undefined) {
      const from = await startOfFirstRun(deps, work);
      if (from === null) return false;
      await begin(deps, work, { ...fresh, source: polled[type], watermark: from, checkedAt: now });
      continue;
    }
    if (known.windowTo === null && now - known.checkedAt < work.pace.pollEveryMs) continue;
    const to = now - work.pace.pollEveryMs * webhooksFirst;
    await pollPage(deps, work, type, {
      ...known,
      windowTo: known.windowTo ?? Math.max(known.watermark, to),
    });
    return true;
  }
  return false;
}

/**
 * The latest part of the time between two polls is left to webhooks, which come within seconds: they say who
 * made a change, and are news where history proves nothing.
 */
const webhooksFirst = 0.1;

const fresh = { windowTo: null, cursor: null, found: 0 } as const;

/** Changes since then are not certain to be known: the first run read some contacts before they changed. */
async function startOfFirstRun({ ledger }: ReadingDeps, work: PortalWork): Promise<number | null> {
  const job = await findJob(ledger, work.portalId, backfillJob);
  return job?.state === "done" ? job.startedAt : null;
}

async function begin({ ledger }: ReadingDeps, work: PortalWork, state: SourceState): Promise<void> {
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await keepSource(tx, work.portalId, state);
  });
}

async function pollPage(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  type: "contacts" | "companies",
  state: SourceState & { readonly windowTo: number },
): Promise<void> {
  const { portalId, pace } = work;
  const page = await searchModified(work.client, type, {
    from: Math.max(0, state.watermark - pace.pollOverlapMs),
    to: state.windowTo,
    afterId: state.cursor,
    properties: type === "contacts" ? propertiesOfSources(work.sources) : [],
  });
  const changed = type === "contacts" ? await changedOf(ledger.read, work, page.objects) : [];
  const edited = await provenEdits(work, changed.filter(isKnownContact));
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await lockPortal(tx, portalId);
    const marks =
      type === "contacts"
        ? await marksOfContacts(tx, work, changed, edited)
        : await marksOfCompanies(tx, work, page.objects);
    await markDirty(tx, portalId, marks, now);
    await keepSource(
      tx,
      portalId,
      page.afterId === null
        ? {
            ...state,
            windowTo: null,
            cursor: null,
            watermark: state.windowTo,
            checkedAt: now,
            found: state.found + marks.length,
          }
        : { ...state, cursor: page.afterId, found: state.found + marks.length },
    );
  });
}

/** A contact that changed since it was read last: `since`, epoch milliseconds; null when it never was. */
type Changed = {
  readonly contactId: string;
  readonly since: number | null;
  readonly createdAt: number;
};

function isKnownContact(contact: Changed): contact is Changed & { readonly since: number } {
  return contact.since !== null;
}

async function changedOf(
  read: LedgerReader,
  work: PortalWork,
  contacts: readonly CrmObject[],
): Promise<Changed[]> {
  const ids = contacts.map((contact) => contact.id);
  const reads = await recallReads(read, work.portalId, ids);
  const inputs = await recallInputs(read, work.portalId, ids);
  const followed = new Set(propertiesOfSources(work.sources));
  return contacts.flatMap((contact) => {
    const contactId = contact.id;
    const createdAt = instantOf(contact.properties["createdate"]) ?? 0;
    const known = reads.get(contactId);
    const input = inputs.get(contactId);
    if (known === undefined || input === undefined) return { contactId, since: null, createdAt };
    const modifiedAt = instantOf(contact.properties["lastmodifieddate"]) ?? Infinity;
    const isKnown = modifiedAt <= Math.max(known.modifiedAt, known.writtenAt);
    // Our own write hides a change just before it: the counters tell.
    const isSame = Object.entries(contact.properties).every(
      ([name, value]) => !followed.has(name) || (value ?? "") === (input[name] ?? ""),
    );
    return isKnown && isSame ? [] : { contactId, since: known.modifiedAt, createdAt };
  });
}

/**
 * New contacts are news, and so is what somebody edited; for what else changed its events are, so that a
 * missed import stays silent.
 */
async function marksOfContacts(
  tx: LedgerTransaction,
  work: PortalWork,
  changed: readonly Changed[],
  edited: ReadonlySet<string>,
): Promise<Mark[]> {
  const ids = changed.map(({ contactId }) => contactId);
  const gone = await survivorsOf(tx, work.portalId, ids);
  return changed.flatMap(({ contactId, since, createdAt }) => {
    if (gone.has(contactId)) return [];
    if (since === null && createdAt >= work.installedAt) {
      return { contactId, news: news.created };
    }
    return { contactId, news: edited.has(contactId) ? news.changed : news.none };
  });
}

async function marksOfCompanies(
  tx: LedgerTransaction,
  work: PortalWork,
  companies: readonly CrmObject[],
): Promise<Mark[]> {
  const changed = companies.map((company) => ({
    id: company.id,
    modifiedAt: instantOf(company.properties["hs_lastmodifieddate"]) ?? Infinity,
  }));
  const marks: Mark[] = [];
  for (const id of await staleCompanies(tx, work.portalId, changed)) {
    for (const contactId of await contactsOfCompany(tx, work.portalId, id)) {
      marks.push({ contactId, news: news.none });
    }
  }
  return marks;
}

/**
 * Sources of a change that are a person at the record or the contact itself at a form (hubspot-facts 5.3; that
 * history uses the words of webhooks is not documented, so that all others prove nothing: an import, a merge,
 * another app's batch).
 */
const people: ReadonlySet<string> = new Set(["CRM_UI", "FORM", "MOBILE_IOS", "MOBILE_ANDROID"]);

/**
 * Those of these contacts of which HubSpot's history proves that somebody changed what we read since it was
 * read last (`since`, epoch milliseconds): news that no webhook told (contracts.md, Crossings). Throws
 * HubSpotError; what HubSpot refuses to tell proves nothing.
 */
async function provenEdits(
  work: Pick<PortalWork, "client" | "reads">,
  contacts: readonly { readonly contactId: string; readonly since: number }[],
): Promise<ReadonlySet<string>> {
  const names = work.reads.contact.filter(isSaidByPeople);
  const edited = new Set<string>();
  for (let start = 0; start < contacts.length; start += historyBatchSize) {
    const batch = contacts.slice(start, start + historyBatchSize);
    try {
      const ids = batch.map(({ contactId }) => contactId);
      const history = await readHistory(work.client, ids, names);
      for (const { contactId, since } of batch) {
        const changes = history.get(contactId) ?? [];
        if (changes.some(({ at, sourceType }) => at > since && people.has(sourceType))) {
          edited.add(contactId);
        }
      }
    } catch (error) {
      if (!hasOutcome(error, "refused")) throw error;
    }
  }
  return edited;
}

/** Our outputs are never news, and dates of the record itself move with everything. */
function isSaidByPeople(name: string): boolean {
  if (name.startsWith("ripen_")) return inputsOfSales.has(name);
  return name !== "lastmodifieddate" && name !== "createdate" && !name.startsWith("hs_object_");
}
