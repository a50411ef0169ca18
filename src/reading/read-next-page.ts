import { instantOf } from "../behaviour/instant-of.ts";
import { listPage } from "../hubspot/list-page.ts";
import type { CrmObject } from "../hubspot/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { keepCompanies } from "../store/companies.ts";
import { findJob } from "../store/jobs.ts";
import { evidence } from "../store/mark-dirty.ts";
import { marksOf } from "../store/take-dirty.ts";
import { companiesOf, companyIdOf } from "./companies-of.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

/** The job whose steps are the pages of all contacts. */
export const backfillJob = "backfill";

/**
 * The next page of the portal's backfill; null when none is under way. Before the first page all
 * companies are listed once, 100 a call, so that the pages need no calls for them.
 * A contact of the page that is marked is left to its mark: what marked it may be newer than the page. One
 * that was created after the backfill began is new, and that is evidence. Throws HubSpotError; then the page is read again.
 */
export async function readNextPage(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
): Promise<Reading | null> {
  const job = await findJob(ledger, work.portalId, backfillJob);
  if (job?.state !== "running") return null;
  if (job.cursor === null) await keepAllCompanies({ ledger, clock }, work);

  const page = await listPage(work.client, "contacts", {
    after: job.cursor,
    properties: work.reads.contact,
  });
  const marks = await marksOf(
    ledger,
    work.portalId,
    page.objects.map((object) => object.id),
  );
  const unmarked = page.objects.filter((object) => !marks.has(object.id));
  const companies = await companiesOf(ledger, work, unmarked, clock.now());
  return {
    contacts: unmarked.map((object) => {
      const companyId = companyIdOf(object);
      return {
        id: object.id,
        properties: object.properties,
        companyId,
        company: companyId === null ? null : (companies.get(companyId) ?? null),
        mark: null,
        evidence: isNewSince(object, job.startedAt) ? evidence.created : evidence.none,
      };
    }),
    gone: [],
    deferred: [],
    step: {
      job: backfillJob,
      cursor: page.after,
      doneNow: page.objects.length,
      isLast: page.after === null,
    },
  };
}

function isNewSince(contact: CrmObject, startedAt: number): boolean {
  const createdAt = instantOf(contact.properties["createdate"]);
  return createdAt !== null && createdAt >= startedAt;
}

async function keepAllCompanies({ ledger, clock }: ReadingDeps, work: PortalWork): Promise<void> {
  if (work.reads.company.length === 0) return;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(work.client, "companies", {
      after,
      properties: work.reads.company,
    });
    await keepCompanies(ledger, work.portalId, page.objects, clock.now());
    after = page.after;
  } while (after !== null);
}
