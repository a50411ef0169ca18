import { listPage } from "../hubspot/calls/list-page.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { takePage, type Segment } from "./segments.ts";
import type { ReadingDeps } from "./reading.ts";

/** One page that was read, and where every segment stands once it is committed. */
export type PageAhead = {
  readonly objects: readonly CrmObject[];
  readonly segments: readonly Segment[];
};

/** How far behind its pace reading may fall and still catch up, milliseconds: as long as the companies of a big portal take to list. */
const catchUpMs = 5_000;

/** Lists segments side by side and some pages ahead of their use, so that calls of 200 to 300 ms keep the pace. */
export type Reader = {
  /** The next page of any segment; null when all are done. Throws HubSpotError, or an Error once it is stopped; then the reader is spent. */
  next(): Promise<PageAhead | null>;
  /** Ends all reading; what was read ahead is forgotten. */
  stop(): void;
};

type Run = {
  segment: Segment;
  readonly pages: { readonly objects: readonly CrmObject[]; readonly next: Segment }[];
  isReading: boolean;
};

/**
 * Starts listing contacts from where the segments stand. `depth`: pages that each segment may be ahead; 0 reads
 * one page only when it is asked for. Pages begin no faster than their reading and writing is allowed, but for
 * what was missed of that pace lately, so that the window never runs dry and what webhooks mark meanwhile finds
 * its place.
 */
export function startReader(
  { clock }: Pick<ReadingDeps, "clock">,
  work: Pick<PortalWork, "client" | "reads">,
  segments: readonly Segment[],
  depth: number,
): Reader {
  const { client, reads } = work;
  const runs: Run[] = segments.map((segment) => ({ segment, pages: [], isReading: false }));
  const positions = [...segments];
  const stopping = new AbortController();
  const { rate } = client.options;
  const spacingMs = depth === 0 ? 0 : (2 * rate.windowMs) / rate.calls;
  let nextAt = clock.now();
  let failure: { readonly error: unknown } | null = null;
  let changed = Promise.withResolvers<void>();

  const read = async (run: Run): Promise<void> => {
    run.isReading = true;
    try {
      const now = clock.now();
      const at = Math.max(now - catchUpMs, nextAt);
      nextAt = at + spacingMs;
      if (at > now) await clock.sleep(at - now, stopping.signal);
      if (stopping.signal.aborted) return;
      const { after } = run.segment;
      const page = await listPage(client, "contacts", { after, properties: reads.contact });
      const { objects, next } = takePage(run.segment, page);
      run.segment = next;
      run.pages.push({ objects, next });
    } catch (error) {
      failure ??= { error };
    } finally {
      run.isReading = false;
      changed.resolve();
      changed = Promise.withResolvers();
      // The next call need not wait until somebody asks for a page.
      if (depth > 0 && failure === null && !stopping.signal.aborted) fill();
    }
  };
  const fill = (): void => {
    for (const run of runs) {
      const isAhead = run.pages.length >= Math.max(1, depth);
      if (!run.isReading && !run.segment.isDone && !isAhead) void read(run);
      // One page is all that was asked for.
      if (depth === 0 && !run.segment.isDone) return;
    }
  };

  if (depth > 0) fill();
  return {
    async next() {
      for (;;) {
        if (failure !== null) throw failure.error;
        // Null would say that all is done.
        stopping.signal.throwIfAborted();
        const index = runs.findIndex((run) => run.pages.length > 0);
        const page = runs[index]?.pages.shift();
        if (page !== undefined) {
          positions[index] = page.next;
          if (depth > 0) fill();
          return { objects: page.objects, segments: [...positions] };
        }
        const isOver = runs.every((run) => run.segment.isDone && !run.isReading);
        if (isOver) return null;
        const waiting = changed.promise;
        fill();
        await waiting;
      }
    },
    stop: () => {
      stopping.abort(new Error("The reading ahead was stopped"));
      changed.resolve();
    },
  };
}
