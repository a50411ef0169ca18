import { instantOf } from "../base/time/instant-of.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { recallReads } from "../store/contacts/contact-reads.ts";
import { findJob, type Job } from "../store/portals/jobs.ts";
import { news } from "../store/marks/mark-dirty.ts";
import { marksOf } from "../store/marks/take-dirty.ts";
import { companiesOf, companyIdOf } from "./companies-of.ts";
import { type PageAhead, type Reader, startReader } from "./read-ahead.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { cutIntoSegments, readSegments, type Segment, takePage, whole } from "./segments.ts";
import { listPage } from "../hubspot/calls/list-page.ts";
import { keepCompanies } from "../store/contacts/companies.ts";

/** The job whose steps are the pages of all contacts. */
export const backfillJob = "backfill";

/** The pages of a portal's backfill, one after the other. */
export type Backfill = {
  /**
   * The next page; null when no backfill is under way. A contact of the page that is marked, or was read or written
   * since the page was, is left out: what is known of it is newer. One that was created after the backfill began
   * is new, and that is news. Throws HubSpotError; then the page is read again.
   */
  next(work: PortalWork): Promise<Reading | null>;
  /** Forgets what was read ahead. */
  stop(): void;
  /** Reads no page before then, epoch milliseconds: the one that came last could not be used. */
  holdUntil(at: number): void;
};

/**
 * Reads backfills, `depth` pages ahead of their use in each of the runs into which a big portal is cut. Beside the
 * first pages all companies are listed once, 100 a call, so that the pages need no calls for them.
 */
export function createBackfill(deps: ReadingDeps, depth: number): Backfill {
  let under: {
    readonly key: string;
    readonly reader: Reader;
    readonly total: number | null;
  } | null = null;

  let heldUntil = 0;

  const stop = (): void => {
    under?.reader.stop();
    under = null;
  };
  const open = async (job: Job, work: PortalWork, key: string): Promise<void> => {
    stop();
    const { segments, total } =
      job.cursor === null
        ? await cutIntoSegments(work.client, "contacts")
        : { segments: readSegments(job.cursor), total: job.total };
    const reader = startReader(deps, work, segments, depth);
    try {
      if (job.cursor === null) await keepAllCompanies(deps, work, segments.length > 1);
    } catch (error) {
      reader.stop();
      throw error;
    }
    under = { key, total, reader };
  };

  return {
    stop,
    holdUntil: (at) => {
      stop();
      heldUntil = at;
    },
    async next(work) {
      if (deps.clock.now() < heldUntil) return null;
      const job = await findJob(deps.ledger, work.portalId, backfillJob);
      if (job?.state !== "running") {
        stop();
        return null;
      }
      // Another run, or another model's properties: what was read ahead is of no use.
      const key = JSON.stringify([job.startedAt, work.reads.contact]);
      if (under?.key !== key) await open(job, work, key);
      if (under === null) return null;
      try {
        const page = await under.reader.next();
        return await readingOf(deps, work, job, page ?? nothing, under.total);
      } catch (error) {
        stop();
        throw error;
      }
    },
  };
}

/** All runs were done already, and only the job's end was not committed. */
const nothing: PageAhead = { objects: [], segments: [] };

/** The next page of the portal's backfill by itself, for tests and single steps. */
export async function readNextPage(deps: ReadingDeps, work: PortalWork): Promise<Reading | null> {
  const backfill = createBackfill(deps, 0);
  try {
    return await backfill.next(work);
  } finally {
    backfill.stop();
  }
}

async function readingOf(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  job: Job,
  page: PageAhead,
  total: number | null,
): Promise<Reading> {
  const ids = page.objects.map((object) => object.id);
  const marks = await marksOf(ledger, work.portalId, ids);
  const reads = await recallReads(ledger.read, work.portalId, ids);
  const unknown = page.objects.filter((object) => {
    const known = reads.get(object.id);
    const modifiedAt = instantOf(object.properties["lastmodifieddate"]) ?? Infinity;
    const isOld = known !== undefined && modifiedAt < Math.max(known.modifiedAt, known.writtenAt);
    return !marks.has(object.id) && !isOld;
  });
  const companies = await companiesOf(ledger, work, unknown, clock.now());
  return {
    contacts: unknown.map((object) => {
      const companyId = companyIdOf(object);
      return {
        id: object.id,
        properties: object.properties,
        companyId,
        company: companyId === null ? null : (companies.get(companyId) ?? null),
        mark: null,
        news: isNewSince(object, job.startedAt) ? news.created : news.none,
      };
    }),
    gone: [],
    deferred: [],
    step: {
      job: backfillJob,
      cursor: JSON.stringify(page.segments),
      doneNow: page.objects.length,
      isLast: page.segments.every((segment) => segment.isDone),
      total,
    },
    isFirstPage: job.cursor === null,
  };
}

function isNewSince(contact: CrmObject, startedAt: number): boolean {
  const createdAt = instantOf(contact.properties["createdate"]);
  return createdAt !== null && createdAt >= startedAt;
}

/**
 * Lists all companies once and keeps them, in runs side by side where the portal is big; none when the model needs
 * nothing of them. Throws HubSpotError.
 */
async function keepAllCompanies(
  deps: ReadingDeps,
  work: PortalWork,
  isBig: boolean,
): Promise<void> {
  if (work.reads.company.length === 0) return;
  // Where the cut of the contacts worked, so does that of the companies.
  const cut = { leastToCut: 1_000, isCursorKnown: true };
  const segments = isBig
    ? (await cutIntoSegments(work.client, "companies", cut)).segments
    : [whole];
  await Promise.all(segments.map((segment) => keepSegment(deps, work, segment)));
}

async function keepSegment(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  start: Segment,
): Promise<void> {
  for (let segment = start; !segment.isDone;) {
    const { after } = segment;
    const page = await listPage(work.client, "companies", {
      after,
      properties: work.reads.company,
    });
    const { objects, next } = takePage(segment, page);
    await keepCompanies(ledger, work.portalId, objects, clock.now());
    segment = next;
  }
}
