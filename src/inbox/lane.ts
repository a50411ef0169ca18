import { breathe } from "../breathe.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import {
  enrolByCall,
  lookForChanges,
  markOutdatedScores,
  scoreMarked,
  scoreNextPage,
  type Lanes,
  type Pipeline,
} from "../pipeline.ts";
import { batchSize } from "../hubspot/batch-read.ts";
import type { PortalWork } from "../portal-work.ts";
import type { Lease } from "../store/lease.ts";
import type { PortalId } from "../store/portal-id.ts";
import { writeBack } from "../writeback/write-back.ts";
import { createBackfill } from "../reading/read-next-page.ts";
import { createWriter } from "../writeback/writer.ts";
import { createTurnPacer, type TurnPacer } from "./pace-turns.ts";
import { restUntilGranted } from "./rest-until-granted.ts";
import { afterFailure } from "./retry.ts";

export type Lane = {
  /** There may be work: look now instead of at the next idle look. */
  wake(): void;
  /** Ends the lane after the step under way and resolves then. */
  stop(): Promise<void>;
};

export type LaneDeps = {
  readonly pipeline: Pipeline;
  readonly clock: Clock;
  readonly log: Logger;
  readonly portalId: PortalId;
  /** Takes or renews the portal's lease; null when another instance has it. */
  readonly lease: () => Promise<Lease | null>;
  /** What is held may be lost: take it anew at the next turn. */
  readonly forgetLease: () => void;
  readonly release: (lease: Lease) => Promise<void>;
  /** What the portal's turns work with now; null when it has no published model or is not connected. */
  readonly open: (lease: Lease) => Promise<PortalWork | null>;
  /** Hears that HubSpot has ended the app's access; the portal is stored as disconnected by then. */
  readonly onDisconnected: () => void;
  /** What the account has granted, in any text that changes with an install or its scopes. */
  readonly granted: () => Promise<string>;
  /** Another instance has the lease: what is remembered of the portal's limits is of no use any more. */
  readonly onLeft?: () => void;
  /** Does one turn, and lets the front door go first under load (yield-to-door.ts); at once when left out. */
  readonly turn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** How long an idle lane waits before it looks again, in milliseconds. */
  readonly idleMs: number;
};

/** Pages that each run of a backfill is read ahead: those that there is time for while the companies are listed. */
const pagesAhead = 8;

/**
 * One portal's lane: its turns, one after the other, for as long as this instance holds the portal's
 * lease. Only the lane calls HubSpot for the portal, so its rate limit is exact and enrolment cannot race
 * (reliability.md section 1). What an earlier owner intended is written first.
 */
export function startLane(deps: LaneDeps): Lane {
  const { clock, log, portalId } = deps;
  const inTurn = deps.turn ?? ((work) => work());
  const stopping = new AbortController();
  let nap = new AbortController();
  let isWoken = false;

  const sleep = async (ms: number): Promise<void> => {
    if (isWoken || stopping.signal.aborted) return;
    nap = new AbortController();
    await clock.sleep(ms, AbortSignal.any([nap.signal, stopping.signal]));
  };

  const restFor = (before: string, untilMs: number): Promise<void> =>
    restUntilGranted(
      {
        clock,
        granted: deps.granted,
        sleep: async (ms) => {
          await sleep(ms);
          isWoken = false;
        },
        lookEveryMs: deps.idleMs,
        stopping: stopping.signal,
      },
      before,
      untilMs,
    );

  const run = async (): Promise<void> => {
    const backfill = createBackfill(deps.pipeline, pagesAhead);
    const writer = createWriter(deps.pipeline);
    const pacer = createTurnPacer(clock, stopping.signal);
    let held: Lease | null = null;
    let isFresh = true;
    let granted = "";
    let checked = "";
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        if (isFresh) granted = await deps.granted();
        held = await deps.lease();
        const work = held === null ? null : await deps.open(held);
        if (work === null) {
          isFresh = true;
          await sleep(deps.idleMs);
          continue;
        }
        if (isFresh) {
          await writeBack(deps.pipeline, work);
          isFresh = false;
        }
        await breathe();
        await pacer.mayBegin(work.client.options.rate);
        const reopen = (): Promise<PortalWork | null> => deps.open(work.lease);
        const lanes: Lanes = { backfill, write: writer.push, reopen };
        if (await inTurn(() => takeTurn(deps.pipeline, work, lanes, pacer))) continue;
        await writer.idle();
        // What a breaker held back goes once somebody has resumed it, though nothing else happens.
        await writeBack(deps.pipeline, work);
        const versions = JSON.stringify(work.versions);
        // Scores of another version show once, at the start and after a publish; then all are of this one.
        if (versions !== checked && (await markOutdatedScores(deps.pipeline, work))) continue;
        checked = versions;
        await sleep(deps.idleMs);
      } catch (error) {
        isFresh = true;
        checked = "";
        backfill.stop();
        await writer.idle().catch(() => undefined);
        deps.forgetLease();
        const next = afterFailure(error, clock.now());
        log.warn({ portal: portalId, err: error, next: next.kind }, "a turn ended early");
        if (next.kind === "disconnected") deps.onDisconnected();
        if (next.kind === "leave") deps.onLeft?.();
        if (next.kind === "rest") {
          await restFor(granted, next.untilMs);
          continue;
        }
        const until = next.kind === "wait" ? next.untilMs - clock.now() : deps.idleMs;
        await clock.sleep(Math.max(0, until), stopping.signal);
      }
    }
    backfill.stop();
    await writer.idle().catch(() => undefined);
    if (held !== null) await deps.release(held);
  };

  const finished = run();
  return {
    wake: () => {
      isWoken = true;
      nap.abort();
    },
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}

/** Marked contacts first, then a page of the backfill, so that neither waits for the other's end; then what no webhook tells. */
async function takeTurn(
  pipeline: Pipeline,
  work: PortalWork,
  lanes: Lanes,
  pacer: TurnPacer,
): Promise<boolean> {
  const marked = await scoreMarked(pipeline, work, lanes);
  pacer.took(marked, batchSize);
  const page = await scoreNextPage(pipeline, work, lanes);
  const enrolled = await enrolByCall(pipeline, work);
  if (marked > 0 || page !== null || enrolled) return true;
  return lookForChanges(pipeline, work, lanes);
}
